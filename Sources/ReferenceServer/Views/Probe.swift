import Glibc

/// What the views of one process have in common. A value that all of its threads use.
struct Probe: Sendable {
  let fault: Fault?
  let upstream: Upstream
  let lending: Lending
  /// What greenlets hand on where they wait; `nil` where requests have threads.
  private let baton: Baton?
  /// The connections that requests take in turns; `nil` where they open their own.
  let pool: DatabasePool?
  private let token: String
  private let loopThread: Int?
  private let shared: SharedSession?
  /// The one connection of all async requests, under the fault that shares it.
  let sharedAsync: SharedSession?

  init(fault: Fault?, loopThread: Int?, lending: Lending, baton: Baton? = nil, pool: DatabasePool? = nil) {
    token = getenv("LOCKSTEP_TOKEN").map { String(cString: $0) } ?? ""
    upstream = Upstream(token: token)
    shared = fault == .sharesBackend ? SharedSession() : nil
    sharedAsync = fault == .sharesAsyncBackend ? SharedSession() : nil
    (self.fault, self.loopThread, self.lending, self.baton) = (fault, loopThread, lending, baton)
    self.pool = pool
  }

  /// Waits in an operation on the calling thread, where greenlets may switch meanwhile.
  func waiting<Result>(_ operation: Operation, _ body: () throws -> Result) rethrows -> Result {
    try baton?.during(operation, body) ?? body()
  }

  /// Waits for the kit's upstream on the calling thread.
  func waitAtUpstream(_ visit: Visit) throws {
    try waiting(.calling) { try BlockingUpstream.wait(for: visit.caller, at: upstream) }
  }

  /// The view that a request may see; nil is an unknown path, which the whole probe is without the right token.
  func view(for request: Request) -> ViewName? {
    guard !token.isEmpty, let presented = request.token, Self.equal(presented, token) else { return nil }
    return ViewName(path: request.path)
  }

  /// Begins a view on the calling thread.
  func enter(_ view: ViewName, _ request: Request, after stages: [Visit.Stage] = []) throws(BadParameter) -> Visit {
    let visit = Visit(view, try Parameters(request.query), loopThread: loopThread, stages: stages)
    visit.mark(.enter)
    return visit
  }

  /// Runs a view to its end on the calling thread, an async one too.
  func answer(_ request: Request, _ view: ViewName, on session: Session) -> Response {
    let visit: Visit
    do { visit = try enter(view, request, after: view == .affinity ? [try middleware()] : []) } catch {
      return .failed(error, request: request.query["request"])
    }
    do {
      if let shared = database(of: view) {
        try run(visit, shared)
      } else {
        try connected(session, for: view) { try run(visit, session) }
      }
      return left(visit)
    } catch {
      return raised(error, in: visit)
    }
  }

  /// Runs `body` with a connection of the pool, if there is one and the view needs one.
  private func connected(_ session: Session, for view: ViewName, _ body: () throws -> Void) rethrows {
    guard let pool, view.usesDatabase else { return try body() }
    // Greenlets that wait for one let others go on, who may give one back.
    if !pool.lendAtOnce(to: session) { waiting(.querying) { pool.lend(to: session) } }
    defer { pool.takeBack(from: session) }
    try body()
  }

  /// The answer of a view that went well, which tells the kit that it has been left.
  func left(_ visit: Visit) -> Response {
    // The answer marks its last point, behind which nothing belongs to it.
    let answer = Response.answered(visit)
    Ending.left.tell(of: visit.parameters.request, to: upstream)
    return answer
  }

  /// The answer of a view that did not go well, of which it tells the kit.
  func raised(_ error: any Error, in visit: Visit) -> Response {
    Ending.raised.tell(of: visit.parameters.request, to: upstream)
    return .failed(error, request: visit.parameters.request)
  }

  /// The connection that a view uses instead of its thread's own.
  private func database(of view: ViewName) -> (any StatementExecutor)? { view == .backend ? shared : nil }

  private func run(_ visit: Visit, _ database: any StatementExecutor) throws {
    switch visit.view {
    case .identity: break
    case .ready: try ready(visit, database)
    case .gate, .asyncSyncGate: try gate(visit, database)
    case .rowGate: try rowGate(visit, database)
    case .affinity: try affinity(visit, database)
    case .backend, .asyncBackend: try backend(visit, database)
    case .web: try web(visit)
    case .nested: try nested(visit)
    case .sleep: sleep(visit)
    case .rowSleep: try sleep(visit, database, row: visit.parameters.row ?? 1)
    case .randomRowSleep: try sleep(visit, database, row: visit.parameters.row ?? .random(in: Bank.rows))
    case .databaseSleep: try databaseSleep(visit, database)
    case .async, .asyncBehindSync:
      if visit.parameters.holds { try waitAtUpstream(visit) }
    case .asyncBlocking: try waitAtUpstream(visit)
    }
  }

  /// Compares in a time that tells nothing about where the two differ.
  private static func equal(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    return one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
