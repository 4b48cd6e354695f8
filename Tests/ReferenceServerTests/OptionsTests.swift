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
    ("--gateway=asgi --processes=2 --thread-sensitive=true", .asgi(processes: 2, .oneThread)),
    ("--gateway asgi --thread-sensitive false --pool 6", .asgi(processes: 1, .pool(6))),
    ("--gateway asgi --thread-sensitive perRequest", .asgi(processes: 1, .perRequest)),
    ("--gateway wsgi --processes 2 --threads per-request", .wsgi(processes: 2, threads: nil)),
  ])
  func readsTheModel(line: String, model: ReferenceModel) throws {
    #expect(try parsed(line + " --port 8000") == Options(model: model, place: .port(8000, host: "127.0.0.1")))
  }

  @Test func readsWhereToListen() throws {
    #expect(try parsed("--gateway wsgi --port 0 --host ::1").place == .port(0, host: "::1"))
    #expect(try parsed("--gateway wsgi --fd 3").place == .descriptor(3))
  }

  @Test func readsFaultAndWorker() throws {
    #expect(try parsed("--worker --gateway wsgi --port 1 --fault extra-thread").fault == .extraThread)
    #expect(try parsed("--worker --gateway wsgi --port 1").isWorker == true)
  }

  @Test(arguments: [
    ("", "--gateway"),
    ("--gateway gevent --port 1", "--gateway"),
    ("--gateway wsgi", "Neither --port nor --fd"),
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
    ("--gateway wsgi --port 1 --pool 3", "--pool is about asgi"),
    ("--gateway wsgi --port 1 --thread-sensitive true", "--thread-sensitive is about asgi"),
    ("--gateway asgi --port 1", "--thread-sensitive is missing"),
    ("--gateway asgi --port 1 --thread-sensitive maybe", "--thread-sensitive"),
    ("--gateway asgi --port 1 --thread-sensitive true --threads 2", "--threads is about wsgi"),
    ("--gateway asgi --port 1 --thread-sensitive true --pool 2", "--pool needs --thread-sensitive false"),
    ("--gateway asgi --port 1 --thread-sensitive false --pool 0", "from 1 to 1024"),
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
