import Platform
import TestSupport
import Testing

@Suite("The kit's fixtures")
struct FixturesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `are found above a program`() throws {
    try scratch.write("", to: "kit/fixtures/python/environments/b.txt")
    try scratch.write("", to: "kit/fixtures/python/environments/a.txt")
    let kit = scratch.path + "/kit"
    let found = try Fixtures.find(home: nil, startingFrom: ["/nowhere/at/all", kit + "/.build/debug"])
    #expect(found.root == kit + "/fixtures")
    #expect(found.environmentNames == ["a", "b"])
    #expect(try Fixtures.find(home: kit, startingFrom: []) == found)
  }

  @Test func `are found in the build folder of a package that uses the kit`() throws {
    try scratch.write("", to: "app/.build/checkouts/lockstep/fixtures/python/a")
    let found = try Fixtures.find(home: "", startingFrom: [scratch.path + "/app/.build/debug"])
    #expect(found.root == scratch.path + "/app/.build/checkouts/lockstep/fixtures")
  }

  @Test func `are not where a home is said to be that has none`() {
    let error = #expect(throws: PlatformError.self) { try Fixtures.find(home: "/dev", startingFrom: []) }
    #expect(error?.found == "LOCKSTEP_HOME names /dev, which has no fixtures/python")
  }
}
