import Platform

/// Which processes of a server can be told apart by the numbers that its probe tells.
///
/// A number is a process's own only within its namespace, pid_namespaces(7). One that the kit sees below its supervisor is
/// a process of this machine. All others are numbers of somewhere else: as long as all of them are known to be of one
/// namespace they differ from each other, and otherwise two processes may tell the same one.
struct ProcessNumbers {
  /// Those that may stand for more than one process.
  private(set) var doubtful: Set<Int> = []
  /// The numbers from elsewhere, each with the namespaces it was told in.
  private var foreign: [Int: Set<Int?>] = [:]
  private let own: Int?

  /// `own` is the namespace of the kit itself; `nil` where the kernel does not tell.
  init(own: Int? = ProcessNamespace.own) { self.own = own }

  /// Whether the number can be that of a process here, by the namespace that comes with it.
  func mayBeHere(_ answer: ProbeAnswer) -> Bool { answer.namespace == nil || own == nil || answer.namespace == own }

  /// Takes in who has answered; returns whether that leaves numbers in doubt. `isHere` says that the kit sees the process.
  mutating func doubts(_ answer: ProbeAnswer, isHere: Bool) -> Bool {
    guard !isHere else { return false }
    guard foreign[answer.process, default: []].insert(answer.namespace).inserted else { return false }
    let namespaces = foreign.values.reduce(into: Set<Int?>()) { $0.formUnion($1) }
    // All of one namespace that has a name are as good as any.
    if namespaces.count > 1 || namespaces.contains(nil) { doubtful = Set(foreign.keys) }
    return !doubtful.isEmpty
  }
}
