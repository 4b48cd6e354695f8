/// One beat of the metronome: the moment before everybody who was held was let go, and why the kit had waited no longer.
public struct Tick: Hashable, Sendable {
  /// What ended the wait for more requests to come in.
  public enum Ending: String, Hashable, Sendable, Codable, CaseIterable {
    /// As many were inside as were waited for.
    case full
    /// Nothing had moved for a little while, though whoever was on the way may not have had the time to arrive.
    case pause
    /// Nothing had moved for as long as the kit waits for anybody, while the server was at rest.
    case rest
    /// The server was still at work when the kit lost patience with it.
    case work
  }

  /// When it ended; of the clock of the releases that follow it.
  public var time: Int
  public var ending: Ending

  public init(_ ending: Ending, at time: Int) { (self.ending, self.time) = (ending, time) }
}

extension Tick: Codable {
  private enum CodingKeys: CodingKey { case time, ending }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(Ending.self, forKey: .ending), at: container.decode(in: Accepted.times, forKey: .time))
  }
}
