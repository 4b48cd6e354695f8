import Foundation

/// A value that is kept in a file of JSON, from one version of the kit to the next.
public protocol SavedForm: Codable {
  /// The version of the format that this kit writes.
  static var currentFormat: Int { get }
  /// The oldest version that it reads; by default the one that it writes.
  static var oldestFormat: Int { get }
  /// What such a file holds, in the plural or with its article: "results", "a history".
  static var noun: String { get }
  /// A key that every such file has and no other kind of file of the kit.
  static var hallmark: String { get }
  /// What to do with such a file: "show it with `lockstep report`".
  static var use: String { get }
}

extension Results: SavedForm {
  public static var noun: String { "results" }
  public static var hallmark: String { "outcomes" }
  public static var use: String { "show it with `lockstep report`" }
}

extension SavedHistory: SavedForm {
  public static var noun: String { "a history" }
  public static var hallmark: String { "scenario" }
  public static var use: String { "judge it with `lockstep judge`" }
}

extension SavedForm {
  public static var oldestFormat: Int { currentFormat }

  /// The versions that this kit reads, in words.
  static var readableFormats: String {
    oldestFormat == currentFormat ? "format \(currentFormat)" : "formats \(oldestFormat) to \(currentFormat)"
  }

  /// The text of the file: sorted keys, indented, ending in a newline. Equal values give equal texts.
  public func json() throws(SavedFormError) -> String {
    do { return try JSONText.of(self) } catch {
      throw SavedFormError("the kit could not write \(Self.noun) as JSON: \(SavedFormError.finding(in: error))")
    }
  }

  /// Reads the bytes of a file; `file` is its name, for errors.
  public init(json: some Collection<UInt8>, file: String) throws(SavedFormError) {
    let again = "run the check again, which writes it anew"
    guard !json.isEmpty else { throw SavedFormError("\(file) is empty and should hold \(Self.noun); \(again)") }
    let data = Data(json)
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: data)
    } catch {
      throw SavedFormError("\(file) should hold \(Self.noun) and is \(SavedFormError.finding(in: error)); \(again)")
    }
    try header.check(Self.self, file: file)
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw SavedFormError(
        "\(file) should hold \(Self.noun) and is damaged: \(SavedFormError.finding(in: error)); \(again)")
    }
  }
}

/// What tells one kind of file from another before it is read as a whole.
private struct Header: Decodable {
  var format: Int?
  var keys: Set<String>

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Word.self)
    keys = Set(container.allKeys.map(\.stringValue))
    format = try? container.decode(Int.self, forKey: "format")
  }

  func check<Form: SavedForm>(_ form: Form.Type, file: String) throws(SavedFormError) {
    let kinds: [any SavedForm.Type] = [Results.self, SavedHistory.self]
    if !keys.contains(Form.hallmark), let other = kinds.first(where: { keys.contains($0.hallmark) }) {
      throw SavedFormError("\(file) holds \(other.noun) where \(Form.noun) should be; \(other.use)")
    }
    guard let format else {
      throw SavedFormError(
        "\(file) is JSON but not \(Form.noun) of Lockstep, since it names no \"format\"; name a file from a results folder"
      )
    }
    guard (Form.oldestFormat...Form.currentFormat).contains(format) else {
      throw SavedFormError(
        "\(file) is in format \(format) and this kit reads \(Form.readableFormats); read it with the version of the "
          + "kit that wrote it, or run the check again")
    }
  }
}
