import Glibc
import Platform
import Testing

/// A folder of one test, deleted with the last reference to it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/lockstep-tests-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit { FileTree.remove(path) }
}
