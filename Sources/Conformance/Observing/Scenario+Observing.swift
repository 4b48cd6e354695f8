package import Histories

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

  /// Sends a few more than `bound` to one process, or to each, and sees whether one too many comes in.
  public static func observing(_ view: View, beyond bound: Int, inEach isEach: Bool) -> Scenario {
    let count = bound + surplus
    return Scenario(
      "sends \(count) \(view.rawValue) requests to \(isEach ? "each" : "one") process",
      [
        .send(Batch(view, isEach ? .each(count) : .one(count))), .awaitInside(isEach ? .each(bound) : .total(bound)),
        .quiet,
        .open,
      ])
  }

  /// The next crowd to try after one of so many for each process, of which some got no answer: fewer, as long as that may
  /// still show a bound; `nil` where there is no reason to.
  package static func smallerCrowd(after crowd: Int, _ history: History) -> Int? {
    let requests = history.requests
    let lost = requests.count { $0.ending != .done }
    guard lost > 0, lost < requests.count, crowd > 2 else { return nil }
    // As many as were answered, but at most half: what was closed may have made room for others.
    return max(2, min(crowd / 2, crowd * (requests.count - lost) / requests.count))
  }
}
