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
}
