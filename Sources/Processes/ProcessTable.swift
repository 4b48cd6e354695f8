public import Glibc

/// What the kernel's table of processes says now; it may have changed by the time that one reads the answer.
public enum ProcessTable {
  /// The processes below `ancestor`, parents before children. Source: `/proc/PID/stat`, proc(5).
  public static func descendants(of ancestor: pid_t) -> [pid_t] {
    let children = Dictionary(grouping: entries(), by: \.parent)
    var found: [pid_t] = []
    var generation = [ancestor]
    while !generation.isEmpty {
      generation = generation.flatMap { children[$0, default: []].map(\.process) }
      found += generation
    }
    return found
  }

  /// Whether the process runs. One that has ended and was not waited for yet, a zombie, does not.
  public static func isAlive(_ process: pid_t) -> Bool {
    guard let entry = Entry(of: process) else { return false }
    return entry.state != "Z" && entry.state != "X"
  }

  /// Whether some thread of the process runs, wants to run and has no turn, or waits for a disk.
  ///
  /// A process of which no thread does waits for something else, or for somebody. Source: `/proc/PID/task`, proc(5).
  public static func isWorking(_ process: pid_t) -> Bool {
    numbers(in: "/proc/\(process)/task").contains { thread in
      let state = contents(of: "/proc/\(process)/task/\(thread)/stat").flatMap {
        Entry(process: thread, stat: $0)?.state
      }
      return state == "R" || state == "D"
    }
  }

  /// What a process that has ended and that its parent has not waited for left as its status, wait(2); nil for any other.
  /// Field 52 of `/proc/PID/stat`, proc(5).
  static func exitStatus(of process: pid_t) -> Int32? {
    guard let text = contents(of: "/proc/\(process)/stat"), Entry(process: process, stat: text)?.state == "Z",
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(whereSeparator: \.isWhitespace)
    return fields.count > 49 ? Int32(fields[49]) : nil
  }

  static func entries() -> [Entry] { numbers(in: "/proc").compactMap { Entry(of: $0) } }

  /// The entries of a folder whose names are numbers.
  private static func numbers(in path: String) -> [pid_t] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var numbers: [pid_t] = []
    while let item = readdir(folder) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let number = pid_t(name) { numbers.append(number) }
    }
    return numbers
  }

  /// The first fields of `/proc/PID/stat`.
  struct Entry: Sendable, Equatable {
    var process: pid_t
    var state: Character
    var parent: pid_t
    var group: pid_t
    var session: pid_t
    /// In clock ticks since boot. With it, a process can be told from a later one that got the same number.
    var started: UInt64

    init?(of process: pid_t) {
      guard let text = contents(of: "/proc/\(process)/stat") else { return nil }
      self.init(process: process, stat: text)
    }

    /// The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    init?(process: pid_t, stat text: String) {
      guard let end = text.lastIndex(of: ")") else { return nil }
      let fields = text[text.index(after: end)...].split(separator: " ")
      guard fields.count > 19, let state = fields[0].first, let parent = pid_t(fields[1]),
        let group = pid_t(fields[2]), let session = pid_t(fields[3]), let started = UInt64(fields[19])
      else { return nil }
      self.process = process
      self.state = state
      self.parent = parent
      self.group = group
      self.session = session
      self.started = started
    }
  }

  /// The start of a small file, at most 4 KiB: enough for one line of the kernel's.
  static func contents(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = read(file, buffer.baseAddress, buffer.count)
      return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
  }

  /// Where a link of the kernel's leads; nil if this user may not see it.
  static func link(at path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      guard let address = buffer.baseAddress else { return nil }
      let count = readlink(path, address, buffer.count)
      return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
  }
}
