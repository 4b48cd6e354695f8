import Histories

/// A request that was kept waiting by a process with room for it, and came in only after another one was let go.
struct Refusal {
  /// The request once it was inside.
  var view: Span
  /// The last release before it came in.
  var release: Release
}

extension History {
  /// The requests that were kept out although the process that admitted them later had room for them.
  ///
  /// `process` is judged by itself, or the whole server if none is named; `room` is how many requests one process should
  /// have inside at once, `nil` where nothing bounds them. What is found is proof only of a chain that ran to its end:
  /// every request that came in was let go by the kit, and as long as some waited, each release was followed by an
  /// arrival, and by no second one in the same process, before that process had its next release. Of anything less
  /// nothing is returned, since then a slow server looks the same as one that refuses.
  func refusals(in process: Int?, room: Int?) -> [Refusal] { refusals(in: process, room: { _ in room ?? .max }) }

  /// The same, with as much room in each process as is told of it.
  func refusals(in process: Int?, room: (_ process: Int?) -> Int) -> [Refusal] {
    let views = spans(at: .view, in: process)
    let processes = Dictionary(views.map { ($0.request, $0.site.place?.process) }) { first, _ in first }
    let own = releases.filter { processes[$0.request] != nil }
    let released = Dictionary(releases.map { ($0.request, $0.time) }) { first, _ in first }
    guard views.allSatisfy({ released[$0.request] != nil }) else { return [] }
    // Asked anew for each release and each who waits, these would take minutes where there are hundreds.
    let sent = Dictionary(requests.map { ($0.request, $0.enter) }) { first, _ in first }
    let holders = Dictionary(grouping: held()) { $0.site.place?.process }
    let arrivals = spans(at: .view).map(\.enter)
    var found: [String: Refusal] = [:]
    for release in own {
      let waiting = views.filter { $0.enter > release.time && sent[$0.request] ?? .max < release.time }
      guard !waiting.isEmpty else { continue }
      let next = own.first { $0.time > release.time && processes[$0.request] == processes[release.request] }
      let arrived = views.filter { $0.enter > release.time && $0.enter < next?.time ?? .max }
      guard !arrived.isEmpty,
        arrived.count(where: { processes[$0.request] == processes[release.request] }) <= 1
      else { return [] }
      for (place, kept) in Dictionary(grouping: waiting, by: { $0.site.place?.process }) {
        let inside = Self.count(holders[place] ?? [], heldUntilNow: release, released, arrivals)
        guard inside < room(place) else { continue }
        for view in kept { found[view.request] = Refusal(view: view, release: release) }
      }
    }
    return views.compactMap { found[$0.request] }
  }

  /// How many of `holders`, those of one process, were inside just before `release`, with those whose room nobody had the
  /// time to take: one request of each process is let go at a time, and until the next arrival it was not seen who took
  /// their places.
  private static func count(
    _ holders: [Span], heldUntilNow release: Release, _ released: [String: Int], _ arrivals: [Int]
  ) -> Int {
    holders.count { span in
      guard span.enter < release.time else { return false }
      guard span.exit < release.time else { return true }
      guard let own = released[span.request], own < release.time else { return false }
      return !arrivals.contains { own < $0 && $0 < release.time }
    }
  }
}
