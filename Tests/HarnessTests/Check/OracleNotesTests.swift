import Conformance
import TestSupport
import Testing

@testable import Harness

@Suite("What a check says beside its verdicts", .timeLimit(.minutes(10)))
struct OracleNotesTests {
  @Test("is where the file's claim is not what the versions are documented to do") func objects() async throws {
    var file = try ServersUnderTest.own("legacy-uvicorn-1")
    let census = Catalogue.matching("WK-1")
    try await withKit { kit in
      let honest = try await kit.check(file, census)
      #expect(honest.servers.first?.notes == [])
      file.model = .asgi(processes: 1, threadSensitive: .oneThread)
      let results = try await kit.check(file, census)
      let notes = try #require(results.servers.first?.notes)
      #expect(notes.count == 1)
      let pool = PythonDefaults.poolSize
      let start =
        "the file claims one thread; Django 3.0.14 with asgiref 3.2.10 is documented to run sync views on a pool"
      #expect(notes.first?.hasPrefix("\(start) of \(pool) (https://") == true)
      #expect(results["WK-1"]?.isUpheld == true)
    }
  }

  @Test("leaves the size of asyncio's pool open where ASGI_THREADS may have set another") func asgiThreads()
    async throws
  {
    let folder = try Scratch()
    try await withKit { kit in
      var file = try ServersUnderTest.own("legacy-uvicorn-1")
      let results = try ResultsFolder.create(below: folder.path)
      #expect(Check(file, in: kit, saving: results).oracle == Oracle())
      file.variables["ASGI_THREADS"] = "3"
      #expect(Check(file, in: kit, saving: results).oracle == Oracle(defaultPool: nil))
    }
  }
}
