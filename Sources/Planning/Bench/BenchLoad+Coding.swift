import Capacity

/// A load is saved flat, with either `clients` or the `rate` of an open loop, whose gaps are exponential.
extension BenchLoad: Codable {
  private enum CodingKeys: CodingKey { case workload, half, requests, clients, rate, firstAlone, keepsAlive, seed }

  /// Reads a load; throws a `DecodingError` where it has an unknown workload, or arrivals that cannot be.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let clients = try container.decodeIfPresent(Int.self, forKey: .clients)
    let rate = try container.decodeIfPresent(Double.self, forKey: .rate)
    let start = try container.decode(Bool.self, forKey: .firstAlone) ? Arrivals.Start.firstAlone : .together
    let connections = try container.decode(Bool.self, forKey: .keepsAlive) ? Arrivals.Connections.kept : .fresh
    let arrivals: Arrivals
    do throws(CapacityError) {
      switch (clients, rate) {
      case (let clients?, nil): arrivals = try .closed(clients: clients, start: start, connections: connections)
      case (nil, let rate?): arrivals = try .open(rate: rate, .poisson, connections: connections)
      case (nil, nil), (_?, _?):
        throw CapacityError(
          "the load", found: clients == nil ? "it has neither clients nor a rate" : "it has both clients and a rate",
          accepted: "give one of them")
      }
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: rate == nil ? .clients : .rate, in: container, debugDescription: "\(error.found); \(error.accepted)")
    }
    try self.init(
      workload: container.decode(TalkWorkload.self, forKey: .workload),
      half: container.decode(Double.self, forKey: .half), requests: container.decode(Int.self, forKey: .requests),
      arrivals: arrivals, seed: container.decode(UInt64.self, forKey: .seed))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(workload, forKey: .workload)
    try container.encode(half, forKey: .half)
    try container.encode(requests, forKey: .requests)
    try container.encodeIfPresent(arrivals.clients, forKey: .clients)
    try container.encodeIfPresent(arrivals.rate, forKey: .rate)
    try container.encode(arrivals.startsAlone, forKey: .firstAlone)
    try container.encode(arrivals.connections == .kept, forKey: .keepsAlive)
    try container.encode(seed, forKey: .seed)
  }
}
