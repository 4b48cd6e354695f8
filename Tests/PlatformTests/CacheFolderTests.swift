import Platform
import Testing

@Suite("The cache folder")
struct CacheFolderTests {
  @Test(arguments: [
    (["LOCKSTEP_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
    (["LOCKSTEP_CACHE": "", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/lockstep"),
    (["HOME": "/h"], "/h/.cache/lockstep"),
    // A relative one would be another cache in each working directory.
    (["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/lockstep"),
    (["LOCKSTEP_CACHE": "c"], workingDirectory() + "/c"),
  ])
  func `is where the variables say`(variables: [String: String], path: String) throws {
    #expect(try CacheFolder.path(Variables(variables)) == path)
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "h"], ["XDG_CACHE_HOME": "relative"]])
  func `is nowhere without a home`(variables: [String: String]) {
    let error = #expect(throws: PlatformError.self) { try CacheFolder.path(Variables(variables)) }
    #expect(error?.advice == "point LOCKSTEP_CACHE to a folder that can be written to")
  }

  @Test func `asks for room where that is what it lacks`() {
    let full = CacheFolder.unusable(SystemFailure(at: "/c", .noSpace))
    #expect(full.description.hasPrefix("/c: No space left on device; free some space there"))
    let closed = CacheFolder.unusable(SystemFailure(at: "/c", .permissionDenied))
    #expect(closed.description.hasPrefix("/c: Permission denied; point LOCKSTEP_CACHE"))
  }
}
