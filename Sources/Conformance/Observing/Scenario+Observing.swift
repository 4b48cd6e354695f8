extension Scenario {
  /// Sends held requests to one process, a crowd of them unless a number is given, and drains it.
  public static func observing(_ view: View, _ count: Int = crowd) -> Scenario {
    Scenario(
      "sends \(count) \(view.rawValue) requests to one process",
      [.send(Batch(view, .one(count)))] + (view.heldAt == nil ? [.awaitAnswers] : [.awaitInside(.all), .open]))
  }

  /// The same for a server that chooses for itself which process gets a request.
  public static func observingEach(_ view: View, _ count: Int = crowd) -> Scenario {
    Scenario(
      "sends a burst of \(view.rawValue) requests to all processes",
      [.send(Batch(view, .each(count)))] + (view.heldAt == nil ? [.awaitAnswers] : [.awaitInside(.all), .open]))
  }

  /// The same where workers are replaced after `limit` requests: as many as they last for.
  public static func observingEach(_ view: View, _ count: Int = crowd, lasting limit: Int) -> Scenario {
    observingEach(view, max(2, min(count, (limit - acquaintance) / 2)))
  }

  /// Sends twice as many to whoever takes them: connections that are known to lead to one process would wear it out.
  public static func observingAnywhere(_ view: View, _ count: Int = crowd) -> Scenario {
    Scenario(
      "sends \(2 * count) \(view.rawValue) requests to whoever takes them",
      [.send(Batch(view, .anywhere(2 * count)))] + (view.heldAt == nil ? [.awaitAnswers] : [.awaitInside(.all), .open]))
  }
}
