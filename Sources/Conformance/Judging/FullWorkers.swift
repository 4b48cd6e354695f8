import Histories

/// Judges whether quick requests had to wait for workers whose slots were all held, while another worker answered.
struct FullWorkers {
  private let history: History
  private let slotsPerProcess: Int?
  private let holders: [Span]
  /// The processes whose slots were all held; where nothing bounds them, those in which anybody was.
  private let full: [Int: [Span]]
  /// Those that nobody held, with the process that answered; one that the kit has placed shows who was idle, and no more.
  private let quick: [(request: Span, process: Int?)]
  private var chances: [(request: Span, process: Int?)] { quick.filter { $0.request.site == .client } }

  init(in history: History, slotsPerProcess: Int?) {
    let held = history.held()
    let names = Set(held.map(\.request))
    (self.history, self.slotsPerProcess, holders) = (history, slotsPerProcess, held)
    full = Dictionary(grouping: held) { $0.site.place?.process ?? 0 }.filter { $1.count >= slotsPerProcess ?? 1 }
    quick = history.requests.filter { !names.contains($0.request) }.map { ($0, history.process(of: $0)) }
  }

  var verdict: Verdict {
    guard !full.isEmpty else { return .inconclusive(history.because("no process had all of its sync slots held")) }
    let others = history.processes.count - 1
    var doubt: String?
    if full.count < others {
      doubt = "\(full.count) of \(others.of("process", "processes")) to be filled had all sync slots held"
    } else if full.count > others {
      doubt = "every process had all of its sync slots held, so none was idle"
    }
    var byIdle = 0
    for (request, process) in chances {
      guard let process else {
        doubt = doubt ?? "it was not told which process answered \(request.request)"
        continue
      }
      switch finding(on: request, in: process) {
      case .inTime: byIdle += full[process] == nil ? 1 : 0
      case .unclear: doubt = doubt ?? "it was not seen whether \(request.request) was answered while others were held"
      case .late(let holder, let release):
        if let evidence = evidence(against: process, request, behind: holder, until: release) {
          return .violated(evidence)
        }
        doubt =
          doubt ?? "\(request.request) was not answered before \(holder.request) had been let go, "
          + "and no request that was sent later shows that another process was idle"
      }
    }
    if let doubt { return .inconclusive(history.because(doubt)) }
    guard !chances.isEmpty else { return .inconclusive(history.because("no quick request was sent")) }
    return .upheld(
      Exercise(
        opportunities: chances.count,
        "\(chances.count.of("new request was", "new requests were")) answered while \(full.count) of "
          + "\(history.processes.count) processes were held, \(byIdle) by the idle one"))
  }

  /// A full process is judged by those who are held in it, and an idle one by all: it, too, could go on only meanwhile.
  private func finding(on request: Span, in process: Int) -> AnswersBesideHolders.Finding {
    let own = full[process]
    // Where nothing bounds a process it need not be full, and whoever waited until all had gone was kept all the same.
    let slots = own.map { slotsPerProcess ?? $0.count } ?? holders.count
    return AnswersBesideHolders(slots: slots, holders: own ?? holders, history: history).finding(on: request)
  }

  /// That `request` waited, and that another process was idle meanwhile: before `release` it had answered a request that
  /// was sent later. `nil` if that was not seen.
  private func evidence(
    against process: Int, _ request: Span, behind holder: Span, until release: Release
  ) -> Evidence? {
    guard let count = full[process]?.count else { return nil }
    // The last one, which shows for the longest time that the other process had room.
    let later = quick.last { other, place in
      place.map { $0 != process && full[$0] == nil } ?? false && other.enter > request.enter
        && other.exit < release.time
    }
    guard let (answered, place) = later, let place else { return nil }
    let work = history.spans(at: .work).filter { [request.request, answered.request].contains($0.request) }
    return Evidence(
      "\(request.request) waited in process \(process), with \(count.of("sync view")) held, until \(holder.request) was "
        + "let go, while process \(place) answered \(answered.request), which was sent later",
      witnesses: [request, answered, holder] + work, releases: [release])
  }
}
