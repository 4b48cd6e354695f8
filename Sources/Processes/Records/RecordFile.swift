import Glibc

/// A record on disk that this process has locked.
///
/// A supervisor keeps its record locked as long as it lives, so whoever gets the lock knows that it is dead: no number of
/// a process decides that, which could have come to mean another one. And of two kits that clean up, one gets it.
final class RecordFile {
  private static let suffix = ".run"
  private static let longest = 65_536

  let path: String
  private let descriptor: Int32

  /// Nil if its supervisor lives, another kit is at it, or it is no record of this user's.
  init?(locking path: String) {
    // Not to be held up by what somebody else put there: a pipe, or a link to a device.
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    (self.path, descriptor) = (path, file)
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o077 == 0,
      facts.st_uid == geteuid(), flock(file, LOCK_EX | LOCK_NB) == 0, isStillThere
    else { return nil }
  }

  deinit { close(descriptor) }

  /// Nil if it breaks off before its supervisor could have begun anything.
  var record: RunRecord? {
    let text = withUnsafeTemporaryAllocation(byteCount: RecordFile.longest, alignment: 1) { buffer in
      let count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
      return String(decoding: buffer[..<count], as: UTF8.self)
    }
    return RunRecord(text)
  }

  func delete() { unlink(path) }

  /// Whoever had the lock before may have deleted it, and somebody may have made another since.
  private var isStillThere: Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }
}

extension RecordFile {
  /// Where records are kept: not where TMPDIR leads, which may differ from run to run, unless there is no other place.
  static var folders: [String] {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return ["/tmp"] + (named.hasPrefix("/") && named != "/tmp" ? [named] : [])
  }

  /// A path for the record of a new supervisor, in the first folder that can be written to; nil if none can.
  static func newPath(in folders: [String] = RecordFile.folders) -> String? {
    guard let folder = folders.first(where: { access($0, W_OK | X_OK) == 0 }) else { return nil }
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return "\(folder)/lockstep-" + String((0..<16).compactMap { _ in letters.randomElement() }) + suffix
  }

  static func paths(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix("lockstep-") && name.hasSuffix(suffix) { paths.append("\(folder)/\(name)") }
    }
    return paths
  }
}
