/// Everything that was observed during one scenario on one server.
public struct History: Hashable, Sendable, Codable {
  /// In order of ``Span/enter``.
  public let spans: [Span]
  /// In order of time.
  public let releases: [Release]
  /// In order of time; empty where no metronome beat.
  public let ticks: [Tick]
  /// What befell processes of the server since it was started, in order of time.
  public let events: [ServerEvent]
  /// The worker processes that were known to answer, whether or not a span was seen in them.
  public let processes: Set<Int>
  /// What was waited for until a deadline passed, each a sentence.
  public let unmet: [String]
  /// Why requests failed, in order of their names.
  public let failures: [Failure]
  /// What became of every request, in order of their names; empty in a history of a kit that did not write it down.
  public let fates: [Fate]
  /// The most Postgres backends of the server that were seen at once, if any sample counted them.
  public let backendsAtPeak: Int?
  /// The view that each request asked for, by the request's name, as far as it was written down.
  public let asked: [String: String]
  /// The protocol by which the server called its application for each request, by the request's name, as far as it was told.
  public let gateways: [String: Gateway]
  /// How many processors were online on the kit's machine, which sizes the pools that Python makes by default.
  public let processors: Int?

  public init(
    _ spans: some Sequence<Span>, releases: some Sequence<Release> = [], ticks: some Sequence<Tick> = [],
    events: some Sequence<ServerEvent> = [], processes: Set<Int> = [], unmet: [String] = [],
    failures: some Sequence<Failure> = [],
    fates: some Sequence<Fate> = [], backendsAtPeak: Int? = nil, asked: [String: String] = [:],
    gateways: [String: Gateway] = [:], processors: Int? = nil
  ) {
    let ordered = spans.sorted { ($0.enter, $0.exit, $0.request) < ($1.enter, $1.exit, $1.request) }
    self.spans = ordered
    self.releases = releases.sorted { ($0.time, $0.request) < ($1.time, $1.request) }
    self.ticks = ticks.sorted { $0.time < $1.time }
    self.events = events.inOrder
    self.processes = processes.union(ordered.compactMap { $0.site.place?.process })
    self.unmet = unmet
    self.failures = failures.sorted { $0.request < $1.request }
    self.fates = fates.sorted { $0.request < $1.request }
    (self.backendsAtPeak, self.asked, self.processors) = (backendsAtPeak, asked, processors)
    self.gateways = gateways
  }

  /// The client's sight of each request.
  public var requests: [Span] { spans.filter(\.site.isClient) }

  /// What was seen at `stage`, in order of arrival; in one process only, if one is named.
  public func spans(at stage: Stage, in process: Int? = nil) -> [Span] {
    spans.filter { $0.site.stage == stage && (process == nil || $0.site.place?.process == process) }
  }

  /// The client's sight of one request.
  public func request(_ name: String) -> Span? {
    spans.first { $0.site.isClient && $0.request == name }
  }

  /// What became of `request`, if that was written down.
  public func fate(of request: String) -> Fate? { fates.first { $0.request == request } }

  /// When `request` was let go, if it was.
  public func release(of request: String) -> Release? { releases.first { $0.request == request } }

  /// The requests that had been sent but not been admitted at `time`: proof that they were waiting.
  ///
  /// A request counts when it was seen inside later, so a request that was lost on its way never counts as a waiter.
  /// `process` leaves out those that another process admitted.
  public func waiting(at time: Int, in process: Int? = nil) -> [Span] {
    spans(at: .view, in: process).compactMap { view in
      guard view.enter > time, let sent = request(view.request), sent.enter < time else { return nil }
      return sent
    }
  }
}
