import Histories

/// A server file says something that the kit cannot take; the description is a sentence with file, line, what was found
/// and what would be accepted.
public struct ServerFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path of the file, as it was given.
  public var file: String
  /// Counted from 1; nil where the trouble is the file itself.
  public var line: Int?
  public var found: String
  public var accepted: String

  public init(file: String, line: Int? = nil, found: String, accepted: String) {
    self.file = file
    self.line = line
    // The file's own words are quoted in them.
    self.found = found.accepted
    self.accepted = accepted.accepted
  }

  public var description: String {
    let place = line.map { "\(file), line \($0)" } ?? file
    return "\(place): \(found); \(accepted)"
  }
}
