import Conformance
import Histories
import Testing

@Suite("Server models")
struct ServerModelTests {
  @Test(
    "know their slots, and say themselves in words",
    arguments: [
      (ServerModel.wsgi(processes: 1, threads: 1), 1, 1, "WSGI, 1 process × 1 thread"),
      (.wsgi(processes: 5, threads: 4), 4, 20, "WSGI, 5 processes × 4 threads"),
      (.threadPerRequest(processes: 2), nil, nil, "WSGI, 2 processes, a thread per request"),
      (.asgi(processes: 1, threadSensitive: .oneThread), 1, 1, "ASGI, 1 process, sync views on one thread"),
      (.asgi(processes: 3, threadSensitive: true), 1, 3, "ASGI, 3 processes, sync views on one thread"),
      (.asgi(processes: 2, threadSensitive: .pool(6)), 6, 12, "ASGI, 2 processes, sync views on a pool of 6"),
      (
        .asgi(processes: 2, threadSensitive: .perRequest), nil, nil,
        "ASGI, 2 processes, sync views on a thread per request"
      ),
      (
        .split(syncProcesses: 3, threads: 2, asyncProcesses: 1), 2, 6,
        "split, sync paths to WSGI, 3 processes × 2 threads, async paths to ASGI, 1 process"
      ),
    ] as [(ServerModel, Int?, Int?, String)])
  func slots(model: ServerModel, perProcess: Int?, all: Int?, words: String) {
    #expect(model.slotsPerProcess(for: .gate) == perProcess)
    #expect(model.slots(for: .gate) == all)
    #expect(model.description == words)
  }

  @Test func `take true for one thread and false for asyncio's default pool on this machine`() {
    #expect(ThreadSensitivity(booleanLiteral: true) == .oneThread)
    #expect(ThreadSensitivity(booleanLiteral: false) == .pool(PythonDefaults.poolSize))
  }

  @Test func `tell their gateway and their sensitivity`() {
    let blocking = ServerModel.wsgi(processes: 2, threads: 3).syncSide
    #expect(blocking.gateway == .wsgi && blocking.threadSensitivity == nil && blocking.processes == 2...2)
    let loops = ServerModel.asgi(processes: 4, threadSensitive: .pool(2)).syncSide
    #expect(loops.gateway == .asgi && loops.threadSensitivity == .pool(2) && loops.processes == 4...4)
  }

  @Test func `count the processes of each side`() {
    let split = ServerModel.split(syncProcesses: 3, threads: 2, asyncProcesses: 1)
    #expect((split.processes, split.syncSide.processes, split.asyncSide.processes) == (4...4, 3...3, 1...1))
    #expect(split.isSplit && split.sides.map(\.gateway) == [.wsgi, .asgi])
    let whole = ServerModel.wsgi(processes: 3, threads: 2)
    #expect(whole.syncSide == whole.asyncSide && !whole.isSplit)
  }

  @Test("work out Python's default pool", arguments: [(0, 5), (1, 5), (2, 6), (27, 31), (28, 32), (29, 32), (64, 32)])
  func pool(cpus: Int, threads: Int) { #expect(PythonDefaults.poolSize(cpus: cpus) == threads) }

  @Test func `work it out for this machine`() { #expect((5...32).contains(PythonDefaults.poolSize)) }

  @Test(arguments: [(0, "0 threads"), (1, "1 thread"), (2, "2 threads")])
  func `count nouns`(count: Int, words: String) {
    #expect(count.of("thread") == words)
  }
}
