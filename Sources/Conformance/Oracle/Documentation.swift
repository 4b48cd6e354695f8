/// What public sources say of a server: the model that its software is documented to have.
public struct Documentation: Hashable, Sendable {
  /// Processes, and under WSGI threads, are as the server file declares them.
  public var model: ServerModel
  /// What it follows from: "Django 3.2.25 with asgiref 3.13.0".
  public var software: String
  /// The reason, the end of a sentence.
  public var why: String
  /// The address of a public source.
  public var source: String

  /// A sentence, without its full stop, if `claimed` says something else.
  public func objection(to claimed: ServerModel) -> String? {
    guard let claim = claimed.syncSide.threadSensitivity, let place = model.syncSide.threadSensitivity, claim != place
    else { return nil }
    return "the file claims \(claim); \(software) is documented to run sync views on \(place) (\(source)): \(why)"
  }
}
