import Conformance
import Histories

/// Who was seen where, while a scenario runs: one stretch for each request and stage.
struct Sightings {
  struct Stretch {
    var site: Site
    var first: Int
    var last: Int
  }

  struct Key: Hashable {
    var request: String
    var stage: Stage
  }

  private(set) var stretches: [Key: Stretch] = [:]
  /// Who was held in a view at the last look, by request.
  private(set) var held: [String: Place] = [:]
  /// Who waited for another request's lock at the last look.
  private(set) var locked: Set<String> = []
  private(set) var backendsAtPeak = 0
  /// Whose name was seen at the gate with the key of another request.
  private(set) var strays: Set<String> = []

  /// Takes in one look.
  ///
  /// A sighting proves presence at some moment between `before` and `after`. So a stretch begins after its first look and
  /// ends before its last one: what is recorded lies inside what was.
  mutating func take(_ look: Look) {
    (held, locked) = ([:], [])
    for seen in look.held {
      held[seen.request] = seen.place
      record(seen, .view, look)
    }
    for seen in look.locked {
      locked.insert(seen.request)
      record(seen, .lock, look)
    }
    strays.formUnion(look.strays)
    backendsAtPeak = max(backendsAtPeak, look.backends)
  }

  private mutating func record(_ seen: Look.Seen, _ stage: Stage, _ look: Look) {
    let key = Key(request: seen.request, stage: stage)
    let first = stretches[key]?.first ?? seen.since ?? look.after
    stretches[key] = Stretch(site: .server(stage, seen.place), first: first, last: max(first, look.before))
  }

  /// Whether the request has been seen in its view.
  func wasAdmitted(_ request: String) -> Bool { stretches[Key(request: request, stage: .view)] != nil }

  /// The requests that have been seen in their views, held or waiting for another request's lock.
  var inside: Set<String> { Set(stretches.keys.map(\.request)) }

  /// The process in whose view each request was seen.
  var processes: [String: Int] {
    var processes: [String: Int] = [:]
    for (key, stretch) in stretches where key.stage == .view { processes[key.request] = stretch.site.place?.process }
    return processes
  }

  /// How many requests have been seen in their views.
  var admitted: Int { stretches.keys.count { $0.stage == .view } }

  /// The same by process.
  var admittedByProcess: [Int: Int] {
    var counts: [Int: Int] = [:]
    for (key, stretch) in stretches where key.stage == .view {
      counts[stretch.site.place?.process ?? 0, default: 0] += 1
    }
    return counts
  }

  /// When the request was first seen in its view.
  func admission(of request: String) -> Int { stretches[Key(request: request, stage: .view)]?.first ?? 0 }

  /// How often something new was seen, as a measure of progress.
  var count: Int { stretches.count }

  var spans: [Span] {
    stretches.map { key, stretch in Span(key.request, at: stretch.site, from: stretch.first, to: stretch.last) }
  }

  /// What strays say against the requests in whose names they waited.
  var failures: [Failure] {
    strays.sorted().map {
      Failure(
        $0, .error,
        "somebody waited at the gate in the name of \($0) with the key of another request; see what stands between the kit "
          + "and the app and mixes up requests")
    }
  }
}
