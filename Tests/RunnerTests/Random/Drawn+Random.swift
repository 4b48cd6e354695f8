import Conformance
import Histories

@testable import Runner

extension Drawn {
  /// A server that keeps to a model, both drawn by chance, and how it goes about it as well.
  static func faithful(_ dice: inout Dice) -> Drawn {
    var drawn = Drawn(.random(&dice), seed: dice.next())
    drawn.circumstances(&dice)
    return drawn
  }

  /// What no promise is about: how it accepts, what it keeps open, how long things take.
  ///
  /// A loop whose threads are bounded accepts only while one is free, or it would break TS-7; so a new connection to it
  /// waits while they are held, and so do async requests if each comes on one. Such servers keep their connections.
  mutating func circumstances(_ dice: inout Dice) {
    let hasLoop = !model.isSplit && model.syncSide.gateway == .asgi
    let isBoundedLoop = hasLoop && model.slots(for: model.countedView) != nil
    let hasGreenlets = if case .greenlets = model.syncSide.executor { true } else { false }
    drawing.queue = !isBoundedLoop && dice.once(in: 4) ? .perWorker : .shared
    drawing.keepsAlive = isBoundedLoop || !dice.once(in: hasLoop ? 6 : 2)
    // A greenlet takes part of a burst, and then stops it or not; of several processes one is chosen by its connections.
    if hasGreenlets { drawing.keepsAlive = model.processes.upperBound > 1 }
    drawing.acceptsAll = dice.once(in: 2)
    drawing.keepsBackends = dice.once(in: 2)
    drawing.pace = .random(&dice)
    drawing.isBalanced = !isBoundedLoop && !model.isSplit && drawing.keepsAlive && dice.once(in: 5)
  }
}

extension ServerModel {
  static func random(_ dice: inout Dice) -> ServerModel {
    switch dice.roll(1...12) {
    case 1...3: .wsgi(processes: dice.roll(1...4), threads: dice.roll(1...3))
    case 4: .threadPerRequest(processes: dice.roll(1...2))
    case 5...6: .asgi(processes: dice.roll(1...3), threadSensitive: .oneThread)
    case 7...8: .asgi(processes: dice.roll(1...3), threadSensitive: .pool(dice.roll(2...5)))
    case 9: .asgi(processes: dice.roll(1...2), threadSensitive: .perRequest)
    case 10...11: .greenlets(&dice)
    default: .split(syncProcesses: dice.roll(1...3), threads: dice.roll(1...2), asyncProcesses: dice.roll(1...3))
    }
  }

  /// Greenlets, as few as the kit can fill or more than it does; with several processes always so many that it may keep
  /// connections open.
  private static func greenlets(_ dice: inout Dice) -> ServerModel {
    let processes = dice.roll(1...3)
    let count = processes == 1 && dice.once(in: 2) ? dice.roll(1...12) : 1000
    let blocking = BlockingOperation.allCases.filter { _ in dice.once(in: 3) }
    return ServerModel(Side(processes: processes, .greenlets(Executor.Greenlets(count, blockedBy: Set(blocking)))))
  }

  /// The models that are smaller by one in one way.
  var smaller: [ServerModel] {
    guard isSplit else { return syncSide.smaller.map { ServerModel($0) } }
    return syncSide.smaller.map { ServerModel(sync: $0, async: asyncSide) }
      + asyncSide.smaller.map { ServerModel(sync: syncSide, async: $0) }
  }
}

extension Side {
  fileprivate var smaller: [Side] {
    let fewer = processes.upperBound - 1
    let sides = executor.smaller.map { Side(processes: processes, $0, promises) }
    var unpooled = pooledConnections.map { _ in self }
    unpooled?.promises.database = nil
    return (fewer > 0 ? [Side(processes: fewer, executor, promises)] : []) + sides + [unpooled].compactMap(\.self)
  }
}

extension Executor {
  fileprivate var smaller: [Executor] {
    switch self {
    case .threads(let count) where count > 1: [.threads(count - 1)]
    case .loop(.pool(let size)) where size > 1: [.loop(syncViews: .pool(size - 1))]
    case .greenlets(let greenlets) where !greenlets.blockedBy.isEmpty:
      greenlets.blockedBy.map {
        .greenlets(Greenlets(greenlets.count, blockedBy: greenlets.blockedBy.subtracting([$0])))
      }
    case .threads, .threadPerRequest, .greenlets, .loop: []
    }
  }
}

extension Pace {
  /// From a machine where everything is quick to one where a burst takes a good part of the kit's patience.
  static func random(_ dice: inout Dice) -> Pace {
    func range(_ most: Int, _ dice: inout Dice) -> ClosedRange<Int> {
      let upper = max(20, dice.roll(1...most))
      return dice.roll(1...upper)...upper
    }
    var pace = Pace()
    pace.network = range(10_000, &dice)
    pace.accept = range(5_000, &dice)
    pace.work = range(2_000, &dice)
    pace.connect = range(40_000, &dice)
    pace.query = range(10_000, &dice)
    pace.look = range(5_000, &dice)
    return pace
  }
}

extension Trouble {
  static func random(_ dice: inout Dice) -> Trouble {
    let (times, held) = (dice.roll(2...20), dice.roll(1...6))
    return switch dice.roll(1...12) {
    case 1: .late(onceIn: times, milliseconds: dice.roll(50...4_000), isWorking: dice.once(in: 2))
    case 2: .ends(held: held)
    case 3: .workerDies(held: held, isReplaced: dice.once(in: 2))
    case 4: .workerStops(held: held)
    case 5: .elsewhere(onceIn: times)
    case 6: .refuses(above: dice.roll(0...8))
    case 7: .resets(onceIn: times)
    case 8: .halves(onceIn: times)
    case 9: .losesPostgres(held: held)
    case 10: .raises(onceIn: times)
    case 11: .workerPauses(held: held, milliseconds: dice.roll(50...40_000))
    default: .starves(onceIn: times, milliseconds: dice.roll(50...2_000), server: dice.once(in: 2))
    }
  }
}
