import Glibc

/// Copies and removes whole folders. A cluster's has about a thousand files and 28 MB.
package enum FileTree {
  /// Copies a folder of files and folders, with their modes; `owner` becomes the owner of the copy.
  package static func copy(_ source: String, to target: String, owner: Account?) throws(SystemFailure) {
    try makeFolder(target, owner: owner)
    for name in try names(in: source) {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      if try isFolder(from) { try copy(from, to: to, owner: owner) } else { try copyFile(from, to: to, owner: owner) }
    }
  }

  /// Removes a folder and all that is in it; one that is not there is fine.
  package static func remove(_ path: String) {
    if (try? isFolder(path)) == true {
      for name in (try? names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Creates a folder that only its owner can enter, and those above it that are missing. One that is there already, be it
  /// by a link, is left as it is.
  package static func makeFolder(_ path: String, owner: Account? = nil) throws(SystemFailure) {
    if mkdir(path, 0o700) != 0 {
      let failure = SystemFailure(at: path)
      if FileKind(of: path) == .directory { return }
      // What is in the way is named, and not what could not be put below it.
      if failure.cause == .fileExists { throw SystemFailure(at: path, .notDirectory) }
      let above = folder(of: path)
      guard [.noSuchFileOrDirectory, .notDirectory].contains(failure.cause), above != path, above != "." else {
        throw failure
      }
      try makeFolder(above)
      guard mkdir(path, 0o700) == 0 || FileKind(of: path) == .directory else { throw SystemFailure(at: path) }
    }
    try give(path, to: owner)
  }

  package static func write(_ text: String, to path: String, owner: Account? = nil) throws(SystemFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw SystemFailure(at: path) }
    defer { close(file) }
    guard Array(text.utf8).withUnsafeBytes({ SteadyIO.writeAll(file, $0) }) else { throw SystemFailure(at: path) }
    try give(path, to: owner)
  }

  /// The text of a small file, a megabyte of it at most; nil if it cannot be read.
  package static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var (text, bytes): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 65_536))
    while text.count < 1 << 20 {
      let count = SteadyIO.read(file, &bytes)
      guard count > 0 else { return count < 0 ? nil : String(decoding: text, as: UTF8.self) }
      text += bytes.prefix(count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  package static func names(in folder: String) throws(SystemFailure) -> [String] {
    guard let stream = opendir(folder) else { throw SystemFailure(at: folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) throws(SystemFailure) -> Bool {
    try mode(of: path) & S_IFMT == S_IFDIR
  }

  private static func mode(of path: String) throws(SystemFailure) -> mode_t {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemFailure(at: path) }
    return status.st_mode
  }

  private static func give(_ path: String, to owner: Account?) throws(SystemFailure) {
    guard let owner else { return }
    guard lchown(path, owner.user, owner.group) == 0 else { throw SystemFailure(at: path) }
  }

  private static func copyFile(_ source: String, to target: String, owner: Account?) throws(SystemFailure) {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw SystemFailure(at: source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, try mode(of: source) & 0o777)
    guard output >= 0 else { throw SystemFailure(at: target) }
    defer { close(output) }
    guard SteadyIO.copyAll(input, to: output) else { throw SystemFailure(at: target) }
    try give(target, to: owner)
  }
}
