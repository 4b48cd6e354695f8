import Histories
import ProbeContract

/// An answer comes from the server under test, so nothing in it is believed: numbers lie in ``Accepted`` ranges, texts are
/// cut, and there are no more of them than any probe has.
extension ProbeAnswer: Decodable {
  private enum CodingKeys: String, CodingKey {
    case probe, request, process, namespace, thread, backend, gateway, points, stages, versions, settings, finished,
      error, way
    case loopThread = "loop_thread"
    case asyncViews = "async_views"
  }

  /// More than the points, stages, versions or settings that a probe tells of.
  private static let mostEntries = 100

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .probe)
    // Before all else: what another version means by the other keys is not for this one to say.
    guard version == ProbeProtocol.version else { throw OtherProtocol(version: version) }
    request = try container.decodeIfPresent(String.self, forKey: .request)?.accepted
    process = try container.decode(in: Accepted.identities, forKey: .process)
    namespace = try container.decodeIfPresent(in: Accepted.identities, forKey: .namespace)
    thread = try container.decode(in: Accepted.identities, forKey: .thread)
    backend = try container.decodeIfPresent(in: Accepted.identities, forKey: .backend)
    gateway = try container.decodeIfPresent(Gateway.self, forKey: .gateway)
    loopThread = try container.decodeIfPresent(in: Accepted.identities, forKey: .loopThread)
    points = try container.decode([String: Int].self, forKey: .points)
    stages = try container.decodeIfPresent([StageThread].self, forKey: .stages)
    versions = try container.decode([String: String].self, forKey: .versions).accepted
    settings = try container.decodeIfPresent([String: String].self, forKey: .settings)?.accepted
    asyncViews = try container.decode(Bool.self, forKey: .asyncViews)
    finished = try container.decodeIfPresent(Bool.self, forKey: .finished)
    error = try container.decodeIfPresent(String.self, forKey: .error)?.accepted
    let way = try container.decodeIfPresent(String.self, forKey: .way)
    passage = ["through", "beside"].contains(way) ? try Passage(from: decoder) : nil
    for (name, point) in points where !Accepted.times.contains(point) {
      throw DecodingError.dataCorruptedError(
        forKey: .points, in: container, debugDescription: "\(name.accepted) is \(point), which no clock shows")
    }
    for (key, count) in [(CodingKeys.points, points.count), (.stages, stages?.count ?? 0), (.versions, versions.count)]
    where count > Self.mostEntries {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "found \(count) of them; \(Self.mostEntries) at most are accepted"
      )
    }
  }
}

extension ProbeAnswer.StageThread: Decodable {
  private enum CodingKeys: CodingKey { case stage, thread, at }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    stage = try container.decode(String.self, forKey: .stage).cut(at: 100)
    thread = try container.decode(in: Accepted.identities, forKey: .thread)
    at = try container.decode(in: Accepted.times, forKey: .at)
  }
}

extension [String: String] {
  /// Each text short enough for one line, which all that a probe tells are.
  fileprivate var accepted: [String: String] {
    Dictionary(map { ($0.key.cut(at: 100), $0.value.cut(at: 200)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension DecodingError {
  /// Whether the keys and types are right, and a value is not.
  var isAboutValue: Bool {
    if case .dataCorrupted(let context) = self { !context.codingPath.isEmpty } else { false }
  }
}
