import Platform

/// Which processes of a server can be told apart by the numbers that its probe tells.
///
/// A number is a process's own only within its namespace, pid_namespaces(7). One that the kit sees below its supervisor is
/// a process of this machine. All others are numbers of somewhere else: as long as all of them are known to be of one
/// namespace they differ from each other, and otherwise two processes may tell the same one. Nor can the end of such a
/// process be seen, so that one which has taken another's place looks like one more.
struct ProcessNumbers {
  /// One number from elsewhere.
  fileprivate struct Foreigner {
    var namespaces: Set<Int?>
    /// Its process was there at both moments, and so between them: when it had first answered, and when the last request
    /// that it answered was sent. A single answer shows no moment for certain.
    var (first, last): (Int, Int)
  }

  private var foreign: [Int: Foreigner] = [:]
  private let own: Int?

  /// `own` is the namespace of the kit itself; `nil` where the kernel does not tell.
  init(own: Int? = ProcessNamespace.own) { self.own = own }

  /// Whether the number can be that of a process here, by the namespace that comes with it.
  func mayBeHere(_ answer: ProbeAnswer) -> Bool { answer.namespace == nil || own == nil || answer.namespace == own }

  /// Takes in who has answered a request `sent` and `received` at those times; `isHere` says that the kit sees the process.
  mutating func take(_ answer: ProbeAnswer, isHere: Bool, sent: Int, received: Int) {
    guard !isHere else { return }
    foreign[answer.process, default: Foreigner(namespaces: [], first: received, last: sent)]
      .take(answer.namespace, sent: sent)
  }

  /// Whether the kit does not see the process of that number.
  func isForeign(_ process: Int) -> Bool { foreign[process] != nil }

  /// Those that may stand for more than one process, or whose processes may have ended: all of them, unless each was there at one
  /// moment for certain.
  var doubtful: Set<Int> {
    let all = Set(foreign.keys)
    let namespaces = foreign.values.reduce(into: Set<Int?>()) { $0.formUnion($1.namespaces) }
    // All of one namespace that has a name are as good as any.
    if namespaces.count > 1 || namespaces.contains(nil) { return all }
    return all.count > 1 && atOneTime < all.count ? all : []
  }

  /// How many of them were there at one time for certain.
  private var atOneTime: Int {
    foreign.values.map { one in foreign.values.count { $0.first <= one.first && one.first <= $0.last } }.max() ?? 0
  }
}

extension ProcessNumbers.Foreigner {
  fileprivate mutating func take(_ namespace: Int?, sent: Int) {
    namespaces.insert(namespace)
    last = max(last, sent)
  }
}
