extension Scenario {
  /// How many requests a process gets beyond its slots, so that some have to wait.
  static let surplus = 2
  /// How many requests show that nothing bounds a process: more than asyncio's default pool, which has 32 threads at most,
  /// and more than AnyIO's limiter of 40.
  public static let crowd = 45
  /// How many clients show what a bound of one costs, as the talk's measurements had them.
  static let dozen = 12
  /// How many requests run at once in a process where nothing bounds them and a few are enough.
  public static let few = 6

  /// Asks every process who it is. Behind a router, async paths lead to processes that no sync path leads to.
  static func askingWho(_ model: ServerModel) -> Scenario {
    let count = model.lifetime.map { max(2, min(8, $0 / max(1, model.processes.upperBound))) } ?? 8
    return Scenario(
      "asks every process it can reach who it is",
      [.send(Batch(.ready, .fresh(count)))] + (model.isSplit ? [.send(Batch(.asyncIdentity, .fresh(count)))] : [])
        + [.awaitAnswers])
  }

  /// Fills the slots of every process with held requests, leaves some waiting, and drains them one by one.
  static func fill(_ view: View, of model: ServerModel) -> Scenario {
    guard let slots = model.slotsInReach(for: view) else {
      return model.slotsPerProcess(for: view) == nil ? crowdOne(view, of: model) : crowdEach(view)
    }
    return Scenario(
      "fills every process with \(slots.of("held \(view.rawValue) request")) and leaves \(surplus) more waiting for each",
      [.send(Batch(view, .each(slots + surplus))), .awaitInside(.each(slots)), .quiet, .chain])
  }

  /// Holds a crowd in one process and a few in each other one, where a bound lies beyond that.
  static func crowdEach(_ view: View) -> Scenario {
    Scenario(
      "holds \(crowd) \(view.rawValue) requests in one process and \(few) in each other one",
      [.send(Batch(view, .one(crowd))), .send(Batch(view, .others(few))), .awaitInside(.all), .open])
  }

  /// Sends a crowd to wherever a router takes it, where nothing should make anybody wait.
  static func crowdAnywhere(_ view: View) -> Scenario {
    Scenario(
      "sends \(crowd) \(view.rawValue) requests through the router",
      [.send(Batch(view, .anywhere(crowd))), .awaitInside(.all), .open])
  }

  /// Sends a crowd to one process, where nothing should make anybody wait.
  ///
  /// Connections that are known to lead there cost a request each. Where a worker does not last for so many the crowd is sent
  /// wherever it is taken, and so large that of two workers one has enough.
  static func crowdOne(_ view: View, of model: ServerModel) -> Scenario {
    guard model.crowd == crowd else {
      let all = crowd * min(2, max(1, model.processes.upperBound))
      return Scenario(
        "sends \(all) \(view.rawValue) requests to whoever takes them",
        [.send(Batch(view, .anywhere(all))), .awaitInside(.all), .open])
    }
    return Scenario(
      "sends \(crowd) \(view.rawValue) requests to one process",
      [.send(Batch(view, .one(crowd))), .awaitInside(.all), .open])
  }
}
