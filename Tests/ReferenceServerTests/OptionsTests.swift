import ArgumentParser
import Testing

@testable import ReferenceServer

@Suite("Options", .timeLimit(.minutes(10)))
struct OptionsTests {
  private func parsed(_ line: String) throws -> Options {
    try Arguments.parse(line.split(separator: " ").map(String.init)).options()
  }

  @Test(arguments: [
    ("--gateway wsgi --processes 5 --threads 2", ReferenceModel.wsgi(processes: 5, threads: 2)),
    ("--gateway wsgi", .wsgi(processes: 1, threads: 1)),
    ("--gateway wsgi --greenlets 9", .greenlets(processes: 1, count: 9, stopsIn: [])),
    (
      "--gateway wsgi --processes 2 --greenlets 9 --blocked-by query --blocked-by web",
      .greenlets(processes: 2, count: 9, stopsIn: [.querying, .calling])
    ),
    ("--gateway=asgi --processes=2 --thread-sensitive=true", .asgi(processes: 2, .oneThread)),
    ("--gateway asgi --thread-sensitive false --pool 6", .asgi(processes: 1, .pool(6))),
    ("--gateway asgi --thread-sensitive perRequest", .asgi(processes: 1, .perRequest)),
    ("--gateway wsgi --processes 2 --threads per-request", .wsgi(processes: 2, threads: nil)),
  ])
  func readsTheModel(line: String, model: ReferenceModel) throws {
    #expect(try parsed(line + " --port 8000") == Options(layout: .one(model), place: .port(8000, host: "127.0.0.1")))
  }

  @Test func readsWhereToListen() throws {
    #expect(try parsed("--gateway wsgi --port 0 --host ::1").place == .port(0, host: "::1"))
    #expect(try parsed("--gateway wsgi --fd 3").place == .descriptor(3))
  }

  @Test(arguments: [
    ("", Layout.split(sync: .wsgi(processes: 1, threads: 1), async: .asgi(processes: 1, .perRequest))),
    (
      "--processes 3 --threads 2",
      .split(sync: .wsgi(processes: 3, threads: 2), async: .asgi(processes: 1, .perRequest))
    ),
    (
      "--threads per-request --async-processes 4",
      .split(sync: .wsgi(processes: 1, threads: nil), async: .asgi(processes: 4, .perRequest))
    ),
  ])
  func readsBothSides(line: String, layout: Layout) throws {
    #expect(try parsed("--gateway split --thread-sensitive perRequest --port 1 " + line).layout == layout)
  }

  @Test func readsThePoolOfDatabaseConnections() throws {
    let line = "--gateway wsgi --port 1"
    #expect(try parsed(line).databasePool == nil)
    #expect(try parsed("\(line) --database-pool 4").databasePool == 4)
    #expect(try parsed("\(line) --database-pool 1 --fault database-pool-one-over").databasePool == 1)
  }

  @Test func readsFaultAndWorker() throws {
    let line = "--gateway wsgi --port 1"
    #expect(try parsed(line).job == nil)
    #expect(try parsed("--worker \(line)").job == .gateway(.wsgi(processes: 1, threads: 1), nil))
    let faulty = try parsed("--worker \(line) --fault extra-thread")
    #expect(faulty.fault == .extraThread)
    #expect(faulty.job == .gateway(.wsgi(processes: 1, threads: 1), .extraThread))
  }

  @Test(
    arguments: [
      ("--side sync", .gateway(.wsgi(processes: 2, threads: 1), nil)),
      ("--side async", .gateway(.asgi(processes: 3, .pool(6)), nil)),
      ("--side sync --fault extra-thread", .gateway(.wsgi(processes: 2, threads: 1), .extraThread)),
      ("--side async --fault extra-thread", .gateway(.asgi(processes: 3, .pool(6)), nil)),
      ("--side sync --fault accepts-while-full", .gateway(.wsgi(processes: 2, threads: 1), nil)),
      ("--side async --fault accepts-while-full", .gateway(.asgi(processes: 3, .pool(6)), .acceptsWhileFull)),
      ("--side sync --fault missing-process", .gateway(.wsgi(processes: 2, threads: 1), .missingProcess)),
      ("--side async --fault missing-process", .gateway(.asgi(processes: 3, .pool(6)), nil)),
      ("--side async --fault crossed-router", .gateway(.asgi(processes: 3, .pool(6)), nil)),
      ("--side-ports 4001,4002", .router(SplitPorts(sync: 4001, async: 4002), nil)),
      ("--side-ports 1,2 --fault crossed-router", .router(SplitPorts(sync: 1, async: 2), .crossedRouter)),
    ] as [(String, WorkerJob)])
  func tellsEachProcessOfASplitServerWhatItDoes(line: String, job: WorkerJob) throws {
    let server = "--gateway split --processes 2 --async-processes 3 --thread-sensitive false --pool 6 --port 1"
    #expect(try parsed("--worker \(server) \(line)").job == job)
  }

  @Test(arguments: [
    ("", "--gateway"),
    ("--gateway gevent --port 1", "--gateway"),
    ("--gateway wsgi", "Neither --port nor --fd"),
    ("--gateway wsgi --port 1 --database-pool 0", "--database-pool is 0"),
    ("--gateway wsgi --port 1 --fault database-pool-one-over", "give --database-pool"),
    ("--gateway wsgi --port 1 --database-pool 1 --fault database-pool-one-short", "give --database-pool, 2 or more"),
    ("--gateway wsgi --port 1 --fd 3", "Both --port and --fd"),
    ("--gateway wsgi --fd 3 --host ::1", "--host says nothing about --fd"),
    ("--gateway wsgi --port 70000", "from 0 to 65535"),
    ("--gateway wsgi --port x", "--port"),
    ("--gateway wsgi --port", "--port"),
    ("--gateway --port 1", "--gateway"),
    ("--gateway wsgi --port=", "--port"),
    ("--gateway wsgi --port 1 --prot 2", "--prot"),
    ("--gateway wsgi --port 1 --worker=2", "--worker"),
    ("serve --gateway wsgi --port 1", "serve"),
    ("--gateway wsgi --port 1 --processes 0", "from 1 to 256"),
    ("--gateway wsgi --port 1 --threads 0", "from 1 to 1024"),
    ("--gateway wsgi --port 1 --greenlets 0", "from 1 to 1024"),
    ("--gateway wsgi --port 1 --greenlets 2 --threads 2", "Both --threads and --greenlets"),
    ("--gateway wsgi --port 1 --blocked-by query", "--greenlets is missing"),
    ("--gateway asgi --port 1 --thread-sensitive true --greenlets 2", "--greenlets is about wsgi"),
    ("--gateway wsgi --port 1 --pool 3", "--pool is about asgi"),
    ("--gateway wsgi --port 1 --thread-sensitive true", "--thread-sensitive is about asgi"),
    ("--gateway asgi --port 1", "--thread-sensitive is missing"),
    ("--gateway asgi --port 1 --thread-sensitive maybe", "--thread-sensitive"),
    ("--gateway asgi --port 1 --thread-sensitive true --threads 2", "--threads is about wsgi"),
    ("--gateway asgi --port 1 --thread-sensitive true --pool 2", "--pool needs --thread-sensitive false"),
    ("--gateway asgi --port 1 --thread-sensitive false --pool 0", "from 1 to 1024"),
    ("--gateway split --port 1", "--thread-sensitive is missing"),
    ("--gateway split --port 1 --thread-sensitive true --pool 2", "--pool needs --thread-sensitive false"),
    ("--gateway split --port 1 --thread-sensitive true --threads 0", "from 1 to 1024"),
    ("--gateway split --port 1 --thread-sensitive true --async-processes 0", "--async-processes is 0"),
    ("--gateway wsgi --port 1 --async-processes 1", "--async-processes is about split, but --gateway is wsgi"),
    ("--gateway asgi --port 1 --thread-sensitive true --async-processes 1", "but --gateway is asgi"),
    ("--gateway wsgi --port 1 --fault crossed-router", "only --gateway split has"),
    ("--gateway split --port 1 --thread-sensitive true --side sync", "the server's own"),
    ("--gateway split --port 1 --thread-sensitive true --worker", "the server's own"),
    ("--gateway split --port 1 --thread-sensitive true --worker --side sync --side-ports 1,2", "the server's own"),
    ("--gateway split --port 1 --thread-sensitive true --worker --side-ports 1", "--side-ports"),
    ("--gateway wsgi --port 1 --worker --side sync", "the server's own"),
    ("--gateway wsgi --port 1 --worker --side-ports 1,2", "the server's own"),
  ])
  func namesWhatIsWrong(line: String, says: String) throws {
    let error = try #require(throws: (any Error).self) { try parsed(line) }
    #expect(Arguments.message(for: error).contains(says))
    #expect(Arguments.exitCode(for: error) == .validationFailure)
  }

  @Test func helpIsNoError() throws {
    let error = try #require(throws: (any Error).self) { try parsed("--help") }
    #expect(Arguments.exitCode(for: error).isSuccess)
    #expect(Arguments.fullMessage(for: error).contains("one-greedy-worker"))
  }

  @Test(arguments: [(1, 5), (2, 6), (28, 32), (64, 32), (0, 5)])
  func knowsPythonsDefaultPool(cpus: Int, size: Int) throws {
    #expect(ReferenceModel.SyncViews.pythonDefault(cpus: cpus) == size)
  }

  @Test func usesPythonsDefaultPoolUnlessToldOtherwise() throws {
    let implied = try parsed("--gateway asgi --thread-sensitive false --port 1")
    #expect(implied == (try parsed("--gateway asgi --thread-sensitive false --pool python-default --port 1")))
  }
}
