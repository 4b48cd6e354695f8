import Glibc
import Platform
import TestSupport
import Testing

@Suite("Folders and files")
struct FileTreeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func mode(of path: String) -> mode_t {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts.st_mode & 0o777 : 0
  }

  @Test func `are made for their owner alone, with the folders above`() throws {
    try FileTree.makeFolder("\(scratch.path)/a/b")
    try FileTree.makeFolder("\(scratch.path)/a/b")
    try FileTree.write("text", to: "\(scratch.path)/a/b/c")
    #expect(["a", "a/b"].allSatisfy { mode(of: "\(scratch.path)/\($0)") == 0o700 })
    #expect(mode(of: "\(scratch.path)/a/b/c") == 0o600)
    #expect(FileTree.read("\(scratch.path)/a/b/c") == "text")
  }

  @Test func `may be reached by a link`() throws {
    try FileTree.makeFolder("\(scratch.path)/real")
    try #require(symlink("\(scratch.path)/real", "\(scratch.path)/link") == 0)
    try FileTree.makeFolder("\(scratch.path)/link")
    try FileTree.makeFolder("\(scratch.path)/link/below")
    #expect(try FileTree.names(in: "\(scratch.path)/real") == ["below"])
  }

  @Test func `cannot be made below a file, which is named`() throws {
    try FileTree.write("", to: "\(scratch.path)/file")
    for path in ["file", "file/a", "file/a/b"] {
      let error = #expect(throws: SystemFailure.self) { try FileTree.makeFolder("\(scratch.path)/\(path)") }
      #expect(error?.description == "\(scratch.path)/file: Not a directory")
    }
  }

  @Test func `are copied with their modes, and removed without following links`() throws {
    let (source, target) = ("\(scratch.path)/source", "\(scratch.path)/target")
    try FileTree.makeFolder("\(source)/folder")
    try FileTree.write("a", to: "\(source)/folder/a")
    try #require(chmod("\(source)/folder/a", 0o640) == 0)
    try FileTree.copy(source, to: target, owner: nil)
    #expect(FileTree.read("\(target)/folder/a") == "a")
    #expect(mode(of: "\(target)/folder/a") == 0o640)
    try #require(symlink(source, "\(target)/link") == 0)
    FileTree.remove(target)
    #expect(FileKind(of: target) == .missing)
    #expect(FileTree.read("\(source)/folder/a") == "a")
  }
}
