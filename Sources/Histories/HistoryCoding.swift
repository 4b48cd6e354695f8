/// A history is saved with all of its keys, null where nothing counted, and in an order that does not change between runs.
extension History {
  private enum CodingKeys: CodingKey {
    case spans, releases, ticks, events, processes, unmet, failures, fates, backendsAtPeak, asked, gateways, processors
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let spans = try container.decode([Span].self, forKey: .spans)
    let releases = try container.decode([Release].self, forKey: .releases)
    let ticks = try container.decodeIfPresent([Tick].self, forKey: .ticks) ?? []
    let events = try container.decodeIfPresent([ServerEvent].self, forKey: .events) ?? []
    let processes = try container.decode(eachIn: Accepted.identities, forKey: .processes)
    let failures = try container.decodeIfPresent([Failure].self, forKey: .failures) ?? []
    let fates = try container.decodeIfPresent([Fate].self, forKey: .fates) ?? []
    try self.init(
      spans, releases: releases, ticks: ticks, events: events, processes: Set(processes),
      unmet: container.decode([String].self, forKey: .unmet), failures: failures, fates: fates,
      backendsAtPeak: container.decodeIfPresent(in: Accepted.counts, forKey: .backendsAtPeak),
      asked: container.decodeIfPresent([String: String].self, forKey: .asked) ?? [:],
      gateways: container.decodeIfPresent([String: Gateway].self, forKey: .gateways) ?? [:],
      processors: container.decodeIfPresent(in: Accepted.counts, forKey: .processors))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(spans, forKey: .spans)
    try container.encode(releases, forKey: .releases)
    try container.encode(ticks, forKey: .ticks)
    try container.encode(events, forKey: .events)
    try container.encode(processes.sorted(), forKey: .processes)
    try container.encode(unmet, forKey: .unmet)
    try container.encode(failures, forKey: .failures)
    try container.encode(fates, forKey: .fates)
    try container.encode(backendsAtPeak, forKey: .backendsAtPeak)
    try container.encode(asked, forKey: .asked)
    try container.encode(gateways, forKey: .gateways)
    try container.encode(processors, forKey: .processors)
  }
}
