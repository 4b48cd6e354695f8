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
    self = site
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Diagram.lane(of: self))
  }
}
