/// How requests come to a probe that was added from outside, past what the application has before its views.
struct Passage: Hashable, Sendable {
  /// Whether they go beside the application's own middleware, by shadows of it, and not through it.
  var isBeside: Bool
  /// Who of it had answered in the probe's place, and how.
  var refusal: String?
  /// Where the probe's connection to the database comes from, where that was asked.
  var connection: String?

  /// What a reader should know of that, a sentence without its full stop.
  var words: String {
    let way =
      isBeside
      ? "requests go beside the application's own middleware, by shadows of it"
        + (refusal.map { ", since \($0)" } ?? "")
      : "requests go through the application's own middleware"
    return "the probe was added from outside: \(way)" + (connection.map { "; its connection is \($0)" } ?? "")
  }
}

extension Passage: Decodable {
  private enum CodingKeys: String, CodingKey {
    case way, connection
    case answeredBy = "answered_by"
    case answeredWith = "answered_with"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String? {
      try container.decodeIfPresent(String.self, forKey: key)?.accepted
    }
    let answered = try text(.answeredWith).map { " answered \($0)" } ?? " answered"
    isBeside = try text(.way) == "beside"
    refusal = try text(.answeredBy).map { $0 + answered }
    connection = try text(.connection)
  }
}
