public import Histories

/// The model of a server as far as experiments can tell it.
///
/// Models that no experiment tells apart are one: a pool of six and asyncio's default pool, on two processors.
public struct ObservedModel: Sendable {
  /// `nil` where the experiments do not settle it.
  public let model: ServerModel?
  /// What was seen and what follows from it, a sentence each.
  public let findings: [String]

  /// - Parameters:
  ///   - sync: a crowd of ``Scenario/crowd`` held sync views, on one process or on each.
  ///   - async: the same of async views; `nil` where the framework has none.
  ///   - web: held web requests, and `sleep`, a few that sleep; `nil` where the thread of sync views had told enough.
  ///   - each: sync views in all processes at once, where more web requests had been inside than of those.
  ///   - recyclesAfter: after how many requests workers were seen to be replaced; `nil` where none was.
  ///   - larger: crowds of sync views that were tried before, the first one first, and were not answered as a whole.
  public init(
    sync: History, async: History?, web: History? = nil, sleep: History? = nil, each: History? = nil,
    recyclesAfter: Int? = nil,
    after larger: some Collection<History> = EmptyCollection()
  ) {
    let isSplit = Self.isSplit(sync, async)
    var findings = ["\(sync.processes.count.of("process answers", "processes answer"))"]
    if let recyclesAfter {
      findings.append("workers end after about \(recyclesAfter.of("request")), and others take their places")
    }
    let gateway = sync.gateway
    findings.append(
      isSplit
        ? "the application is called by WSGI for sync paths and by ASGI for async ones, in different processes: a router splits them"
        : sync.tellsItsGateway
          ? "the application is called by \(gateway.rawValue.uppercased())"
          : "no answer tells how the application is called, nor of an event loop: it is taken for WSGI")
    let pool = isSplit ? nil : ObservedPool(query: sync, web: web, each: each)
    let counted = pool == nil ? sync : web ?? sync
    let admission = Admission(of: counted)
    let fullest = counted.processes.max { admission.peak(in: $0).count < admission.peak(in: $1).count }
    let threads = Set(admission.peak(in: fullest ?? 0).compactMap(\.site.place?.thread)).count
    let slots = Slots(admission.countPerProcess)
    findings += larger.compactMap(Self.sentence(onGap:))
    let greenlets =
      gateway == .wsgi && !isSplit
      ? ObservedGreenlets(query: sync, web: web, sleep: sleep, isPooled: pool != nil) : nil
    findings +=
      greenlets?.findings ?? [slots.sentence(threads: threads, seen: admission.peak(in: fullest ?? 0).count)]
    if greenlets == nil, case .unsettled = slots, let gap = Self.sentence(onGap: counted) { findings.append(gap) }
    findings += pool?.findings ?? []
    if let async { findings.append(Self.sentence(onAsync: async)) }
    // An async view on a blocking worker holds it from beginning to end.
    let atOnce = async.map { Admission(of: $0).peak().count } ?? 0
    let isTooMany =
      gateway == .wsgi && !isSplit && greenlets == nil
      && slots.areFewer(than: atOnce, processes: sync.processes.count)
    if isTooMany { findings.append("more async views were inside than blocking workers could have") }
    let boundOfLoops = gateway == .asgi ? async.flatMap(Self.bound(onAsync:)) : nil
    if let boundOfLoops {
      findings.append(
        "a process ran \(boundOfLoops.of("async view")) at once, and each release let one more in: something in front of its "
          + "views bounds them all, which no model says")
    }
    self.findings = findings + sync.unmet
    let everyThread = Set(counted.spans(at: .view, in: fullest).compactMap(\.site.place?.thread)).count
    let found: ServerModel? =
      switch (gateway, slots) {
      case _ where isTooMany || boundOfLoops != nil: nil
      case _ where greenlets != nil:
        greenlets?.executor.map { ServerModel(Side(processes: sync.processes.count, .greenlets($0))) }
      case (_, .bounded(let count)) where isSplit:
        .split(
          syncProcesses: Self.processes(of: sync).count, threads: count,
          asyncProcesses: sync.processes.subtracting(Self.processes(of: sync)).count)
      case _ where isSplit: nil
      case (_, .unsettled): nil
      case (.wsgi, .bounded(let count)): .wsgi(processes: sync.processes.count, threads: count)
      case (.wsgi, .unbounded): .threadPerRequest(processes: sync.processes.count)
      case (.asgi, .unbounded): .asgi(processes: sync.processes.count, threadSensitive: .perRequest)
      case (.asgi, .bounded(1)):
        .asgi(processes: sync.processes.count, threadSensitive: everyThread == 1 ? .oneThread : .pool(1))
      case (.asgi, .bounded(let count)): .asgi(processes: sync.processes.count, threadSensitive: .pool(count))
      }
    let whole = pool == nil ? found : pool?.size.flatMap { found?.pooling($0) }
    model = recyclesAfter == nil ? whole : whole?.recycling(after: recyclesAfter)
  }

  /// Whether processes that are called by WSGI answered the sync requests, and others that are called by ASGI the async ones.
  private static func isSplit(_ sync: History, _ async: History?) -> Bool {
    guard let async, sync.gateway == .wsgi, async.gateway == .asgi else { return false }
    let (blocking, looping) = (processes(of: sync), processes(of: async))
    return !blocking.isEmpty && !looping.isEmpty && blocking.isDisjoint(with: looping)
  }

  /// Those that answered some request.
  private static func processes(of history: History) -> Set<Int> {
    Set(history.spans(at: .work).compactMap(\.site.place?.process))
  }

  /// How many async views one process runs at once, where they too met a bound.
  private static func bound(onAsync history: History) -> Int? {
    if case .exactly(let bound)? = Admission(of: history).countPerProcess { bound } else { nil }
  }

  /// How many sync views one process runs at once.
  private enum Slots {
    case bounded(Int), unbounded, unsettled

    init(_ count: Figures.Count?) {
      switch count {
      case .exactly(let slots): self = .bounded(slots)
      case .unbounded: self = .unbounded
      case .atLeast, .between, nil: self = .unsettled
      }
    }

    func areFewer(than count: Int, processes: Int) -> Bool {
      if case .bounded(let slots) = self { slots * processes < count } else { false }
    }

    func sentence(threads: Int, seen: Int) -> String {
      switch self {
      case .bounded(let count):
        "a process ran \(count.of("sync view")) at once on \(threads.of("thread")), and each release let one more in"
      case .unbounded:
        "a process ran all \(threads) sync views at once, each on a thread of its own: nothing bounds them"
      case .unsettled:
        "how many sync views a process runs at once could not be seen"
          + (seen > 0 ? "; at least \(seen) were inside together" : "")
      }
    }
  }

  /// Why a crowd tells of no bound: not all of it was answered, or was seen inside.
  private static func sentence(onGap history: History) -> String? {
    history.gap().map { "of a crowd of \(history.requests.count.of("sync view")), \($0.reason)" }
  }

  private static func sentence(onAsync history: History) -> String {
    let peak = Admission(of: history).peak().count
    let sent = history.requests.count
    guard peak < sent else { return "all \(sent) async views were inside together" }
    return history.saying("\(peak) of \(sent) async views were inside together")
  }
}
