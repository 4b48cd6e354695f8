import Foundation
import Platform
import Testing

@testable import Harness

@Suite("Where fixtures and cache are", .timeLimit(.minutes(10)))
struct EnvironmentsPlacesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `fixtures are found above a program`() throws {
    try scratch.write("kit/fixtures/python/environments/b.txt", "")
    try scratch.write("kit/fixtures/python/environments/a.txt", "")
    let kit = scratch.path + "/kit"
    let found = try Fixtures.find(home: nil, startingFrom: ["/nowhere/at/all", kit + "/.build/debug"])
    #expect(found.root == kit + "/fixtures")
    #expect(found.environmentNames == ["a", "b"])
    #expect(try Fixtures.find(home: kit, startingFrom: []) == found)
  }

  @Test func `fixtures are found in the build folder of a package that uses the kit`() throws {
    try scratch.write("app/.build/checkouts/lockstep/fixtures/python/a", "")
    let found = try Fixtures.find(home: "", startingFrom: [scratch.path + "/app/.build/debug"])
    #expect(found.root == scratch.path + "/app/.build/checkouts/lockstep/fixtures")
  }

  @Test func `a home without fixtures is an error`() {
    let error = #expect(throws: EnvironmentError.self) { try Fixtures.find(home: "/dev", startingFrom: []) }
    #expect(error?.found == "LOCKSTEP_HOME names /dev, which has no fixtures/python")
  }

  @Test func `without a cache nothing can be made`() {
    let error = #expect(throws: EnvironmentError.self) { try CacheDirectory(Variables(["XDG_CACHE_HOME": "relative"])) }
    #expect(error?.found == "HOME names no absolute path")
  }

  @Test func `a child gets no settings that lead elsewhere`() {
    let own = [
      "PYTHONPATH": "/p", "PIP_TARGET": "/t", "VIRTUAL_ENV": "/v", "PIP_INDEX_URL": "i", "PATH": "/b", "PIP_USER": "1",
    ]
    let variables = ChildEnvironment.variables(from: own, temporary: "/tmp/x")
    #expect(
      variables == [
        "PIP_INDEX_URL": "i", "PATH": "/b", "PIP_USER": "0", "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1",
        "TMPDIR": "/tmp/x",
      ])
  }
}
