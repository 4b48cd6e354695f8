package import Glibc

extension ProcessTable {
  /// What `/proc/PID/stat` says of a process. Source: proc(5).
  package struct Entry: Sendable, Equatable {
    package var process: pid_t
    package var state: Character
    package var parent: pid_t
    package var group: pid_t
    package var session: pid_t
    /// In clock ticks since boot. With it, a process can be told from a later one that got the same number.
    package var started: UInt64
    /// Processor time of the process and of the children that it has waited for, in clock ticks: fields 14 to 17.
    package var used: UInt64
    /// What it left as its status, wait(2): field 52. Nil where this user may not see it, or the line is cut.
    private var status: Int32?

    package init?(of process: pid_t) {
      guard let text = KernelFile.text(at: "/proc/\(process)/stat") else { return nil }
      self.init(process: process, stat: text)
    }

    package init?(process: pid_t, stat text: String) {
      // The first of these is field 3. Bytes and no characters: this is asked for every thread at every look.
      let fields = Self.behindTheName(text).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        .map(Substring.init)
      guard fields.count > 19, let state = fields[0].first, let parent = pid_t(fields[1]),
        let group = pid_t(fields[2]), let session = pid_t(fields[3]), let started = UInt64(fields[19])
      else { return nil }
      (self.process, self.state, self.parent) = (process, state, parent)
      (self.group, self.session, self.started) = (group, session, started)
      used = fields[11...14].compactMap { UInt64($0) }.reduce(0, +)
      status = fields.count > 49 ? Int32(fields[49]) : nil
    }

    /// The state alone of what ``init(process:stat:)`` reads; nil for no such line.
    static func state(in stat: String) -> Character? {
      let state = behindTheName(stat).first { $0 != UInt8(ascii: " ") }
      return state.map { Character(Unicode.Scalar($0)) }
    }

    /// The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    private static func behindTheName(_ stat: String) -> Substring.UTF8View {
      let bytes = stat.utf8
      guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return bytes[bytes.endIndex...] }
      return bytes[bytes.index(after: end)...]
    }

    /// Whether it runs no more, and at most waits to be waited for.
    package var hasEnded: Bool { state == "Z" || state == "X" }

    /// What a process that has ended and that its parent has not waited for left as its status, wait(2); nil for any
    /// other.
    package var exitStatus: Int32? { state == "Z" ? status : nil }

    /// ``used`` in seconds.
    package var secondsUsed: Double { Double(used) / Double(sysconf(Int32(_SC_CLK_TCK))) }
  }
}
