import Glibc
import Platform

/// The processes that dead runs have left, told from all others by evidence and never by a number alone.
struct Survivors {
  private let recorded: Set<Mark>
  private let stopSignals: [Mark: Int32]
  /// Directories of those runs that only they write into, as the kernel names them: without links.
  private let folders: [String]
  /// Those that were found to be theirs, which they remain when the evidence has ended.
  private var proven: Set<Mark> = []

  /// How long programs may take to stop when they are asked to.
  private static let patience = Duration.seconds(2)

  init(of records: [RunRecord]) {
    recorded = Set(records.flatMap { [$0.supervisor] + ($0.program.map { [$0] } ?? []) })
    let signals = records.compactMap { record in
      record.program.flatMap { program in record.stopSignal.map { (program, $0) } }
    }
    stopSignals = Dictionary(signals, uniquingKeysWith: { first, _ in first })
    folders = records.flatMap(\.folders).filter(\.isStillThere).compactMap { folder in
      realpath(folder.path, nil).map { real in
        defer { free(real) }
        return String(cString: real) + "/"
      }
    }
  }

  /// Ends them all; false if some cannot be killed.
  mutating func end() -> Bool {
    askToStop()
    // Killing takes time to show in the table. What is there after this many looks cannot be killed.
    for _ in 0..<500 {
      let found = look()
      if found.anchors.isEmpty && found.followers.isEmpty { return true }
      // The recorded ones go last, and are stopped first so that they start no others: as long as one is there, even as a
      // zombie, its session's number cannot come to mean another session, and proves its members.
      for anchor in found.anchors { anchor.signal(SIGSTOP) }
      for entry in found.followers.isEmpty ? found.anchors : found.followers { entry.signal(SIGKILL) }
      poll(nil, 0, 10)
    }
    return false
  }

  /// A Postgres that is killed leaves its shared memory to the system for ever.
  private mutating func askToStop() {
    let deadline = ContinuousClock.now + Survivors.patience
    for anchor in look().anchors {
      guard let number = stopSignals[Mark(anchor)] else { continue }
      anchor.signal(number)
      // A stopped process takes its signal when it goes on.
      anchor.signal(SIGCONT)
    }
    while ContinuousClock.now < deadline, !look().anchors.isEmpty { poll(nil, 0, 10) }
  }

  /// The recorded processes that run, and the others that are theirs: the members of their sessions, those whose output
  /// goes into a directory of theirs, and all that descend from these.
  private mutating func look() -> (anchors: [ProcessTable.Entry], followers: [ProcessTable.Entry]) {
    let table = ProcessTable.entries()
    let sessions = Set(table.filter { recorded.contains(Mark($0)) }.map(\.session))
    let spared = ProcessTable.ancestors(of: getpid(), in: table)
    let evident = table.filter { entry in
      recorded.contains(Mark(entry)) || proven.contains(Mark(entry)) || sessions.contains(entry.session)
        || writesIntoTheirs(entry.process)
    }
    var theirs = Set(evident.map(\.process)).subtracting(spared)
    let children = Dictionary(grouping: table, by: \.parent)
    var generation = Array(theirs)
    while !generation.isEmpty {
      generation = generation.flatMap { children[$0, default: []].map(\.process) }
        .filter { !spared.contains($0) && theirs.insert($0).inserted }
    }
    let running = table.filter { theirs.contains($0.process) && !$0.hasEnded }
    proven.formUnion(running.map(Mark.init))
    return (
      running.filter { recorded.contains(Mark($0)) }, running.filter { !recorded.contains(Mark($0)) }
    )
  }

  /// By standard output and standard error only: somebody may stand in such a directory and look at what is there.
  private func writesIntoTheirs(_ process: pid_t) -> Bool {
    guard !folders.isEmpty else { return false }
    return [1, 2].contains { number in
      guard let target = KernelFile.link(at: "/proc/\(process)/fd/\(number)") else { return false }
      return folders.contains { target.hasPrefix($0) }
    }
  }
}

extension ProcessTable {
  /// `process` and all above it.
  static func ancestors(of process: pid_t, in table: [Entry]) -> Set<pid_t> {
    let parents = Dictionary(table.map { ($0.process, $0.parent) }, uniquingKeysWith: { first, _ in first })
    var found: Set<pid_t> = []
    var next = process
    while next > 0, found.insert(next).inserted { next = parents[next] ?? 0 }
    return found
  }
}
