/// A fault of blocking workers: while a view is in one kind of blocking call, its slot is given to another request.
struct Lending: Sendable {
  /// What a faithful server does.
  static let never = Lending(during: nil, lend: {}, takeBack: {})

  private let operation: Operation?
  private let lend: @Sendable () -> Void
  private let takeBack: @Sendable () -> Void

  init(during operation: Operation?, lend: @escaping @Sendable () -> Void, takeBack: @escaping @Sendable () -> Void) {
    (self.operation, self.lend, self.takeBack) = (operation, lend, takeBack)
  }

  func during<Result>(_ operation: Operation, _ body: () throws -> Result) rethrows -> Result {
    guard operation == self.operation else { return try body() }
    lend()
    defer { takeBack() }
    return try body()
  }
}

extension Fault {
  /// The blocking call in which a worker lends its slot.
  var lends: Operation? {
    switch self {
    case .lendsThreadWhileSleeping: .sleeping
    case .lendsThreadWhileQuerying: .querying
    case .lendsThreadWhileCalling: .calling
    default: nil
    }
  }
}
