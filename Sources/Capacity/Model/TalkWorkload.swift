/// One of the talk's workloads. Its raw value is its word on the command line and in saved files.
public enum TalkWorkload: String, Hashable, Sendable, CaseIterable {
  /// Sleeps, without the database.
  case sleep
  /// Locks one and the same row, and sleeps.
  case rowLock = "row-lock"
  /// Locks one of the bank's rows, and sleeps.
  case randomRow = "random-row"
  /// Two queries of `pg_sleep`.
  case database
  /// Waits for an HTTP upstream: the talk's third blocking operation.
  case web

  /// How many rows the probe's bank has; they are numbered from 1.
  public static let bank = 100

  /// All words in a sentence.
  public static var words: String {
    let words = allCases.map(\.rawValue)
    return words.dropLast().joined(separator: ", ") + " or " + words.suffix(1).joined()
  }

  /// The workload of that word; `subject` is where it stands, such as "--workload". Throws where no workload has it.
  public init(_ word: String, in subject: String) throws(CapacityError) {
    guard let found = TalkWorkload(rawValue: word) else {
      throw CapacityError(
        subject, found: "there is no workload \"\(word.prefix(60))\"", accepted: "give \(Self.words)")
    }
    self = found
  }

  /// What it is called in reports.
  public var title: String {
    switch self {
    case .sleep: "sleep"
    case .rowLock: "row lock + sleep"
    case .randomRow: "random row lock + sleep"
    case .database: "sleep in the database"
    case .web: "web request"
    }
  }

  /// Which row a request locks during its work.
  public var rows: RowLocks {
    switch self {
    case .rowLock: .one
    case .randomRow: .random(Self.bank)
    case .sleep, .database, .web: .none
    }
  }

  /// Whether a request holds a Postgres backend during its work.
  public var usesBackends: Bool {
    switch self {
    case .rowLock, .randomRow, .database: true
    case .sleep, .web: false
    }
  }
}

extension Workload {
  /// A workload as the talk has it: two halves of half a second.
  public static func talk(_ workload: TalkWorkload) -> Workload {
    Workload(name: workload.title, known: Distribution(.constant(0.5 + 0.5)), rows: workload.rows)
  }
}
