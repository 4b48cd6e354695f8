/// A site is saved as the name of its lane in a diagram: `client p1`, `p1/t1`, `lock p1/t1/b3`.
extension Site {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let lane = try container.decode(String.self)
    // The parser of diagrams is asked, so that the two notations cannot drift apart.
    guard let site = (try? Diagram.parse("\(lane) [x]"))?.spans.first?.site, Diagram.lane(of: site) == lane else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "found \"\(lane)\"; a site is written client, client p1, p1/t1 or lock p1/t1/b3")
    }
    for number in site.numbers where !Accepted.identities.contains(number) {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "found \"\(lane)\"; a process, thread or backend has a number from 0 to "
          + "\(Accepted.identities.upperBound)")
    }
    self = site
  }

  private var numbers: [Int] {
    switch self {
    case .client(let process): [process].compactMap { $0 }
    case .server(_, let place): [place.process, place.thread, place.backend].compactMap { $0 }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Diagram.lane(of: self))
  }
}
