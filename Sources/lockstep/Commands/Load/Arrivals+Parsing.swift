import Capacity

extension Arrivals {
  /// More clients at once are neither simulated nor sent.
  private static let mostClients = 1_000_000

  /// What `--clients` and `--rate` say: a closed loop for each number of clients, or an open loop.
  ///
  /// Without either there are the numbers of clients of `otherwise`. Throws where both are given, where one of them is no
  /// figure, and where an open loop is to begin in a way that only clients can.
  static func parsing(
    clients: String?, orRate rate: String?, otherwise: [Int], start: Start = .together,
    connections: Connections = .fresh
  ) throws(CapacityError) -> [Arrivals] {
    if let rate {
      guard clients == nil else {
        throw CapacityError(
          "--rate", found: "it is given together with --clients", accepted: "give one: an open loop has no clients")
      }
      guard start == .together else {
        throw CapacityError(
          "--rate", found: "it is given together with --first-alone",
          accepted: "give one: an open loop waits for no answer"
        )
      }
      return [try .open(rate: try Quantity.rate(rate, for: "--rate"), .poisson, connections: connections)]
    }
    let counts = try clients.map { text throws(CapacityError) in
      try Quantity.counts(text, most: mostClients, for: "--clients")
    }
    return try (counts ?? otherwise).map { count throws(CapacityError) in
      try .closed(clients: count, start: start, connections: connections)
    }
  }
}
