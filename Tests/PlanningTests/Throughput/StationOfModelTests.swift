import Capacity
import Conformance
import Planning
import Testing

@Suite("A server as the simulation knows it")
struct StationOfModelTests {
  @Test func `come to a station as its model has it`() throws {
    let workers = try Station(.wsgi(processes: 5, threads: 1))
    #expect(workers.placement == .sharedQueue)
    #expect(workers.slots == 5)
    // Several processes with several threads each accept ahead of them.
    let threaded = try Station(.wsgi(processes: 5, threads: 4))
    #expect(threaded.placement == .eventLoops(weights: nil))
    #expect(threaded.slots == 20)
    #expect(try Station(.wsgi(processes: 1, threads: 4)).placement == .sharedQueue)
    let loops = try Station(.asgi(processes: 5, threadSensitive: .pool(6)), backends: .perProcess(4), coldStart: 0.4)
    #expect(loops.placement == .eventLoops(weights: nil))
    #expect((loops.threads, loops.slots, loops.coldStart) == (30, 20, 0.4))
    #expect(try Station(.asgi(processes: 2, threadSensitive: .oneThread)).slots == 2)
    #expect(try Station(.asgi(processes: 2, threadSensitive: .perRequest)).slots == nil)
    let sides = ServerModel.split(syncProcesses: 3, threads: 2, asyncProcesses: 4)
    #expect(try Station(sides) == Station(.wsgi(processes: 3, threads: 2)))
    #expect(try Station(sides, for: .asyncHeld) == Station(.asgi(processes: 4, threadSensitive: .perRequest)))
    #expect(try Station(.asgi(processes: 4, threadSensitive: .oneThread), for: .asyncHeld).slots == nil)
    #expect(try Station(.wsgi(processes: 4, threads: 2), for: .asyncHeld).slots == 8)
    let greenlets = ServerModel(Side(processes: 2, .greenlets(Executor.Greenlets(50, blockedBy: [.query]))))
    #expect(try Station(greenlets, for: .sleep).slots == 100)
    #expect(try Station(greenlets, for: .gate).slots == 2)
  }
}
