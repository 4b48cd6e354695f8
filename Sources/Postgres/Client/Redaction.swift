/// Takes pieces of a connection string out of an error text, since any of them may be a piece of its password.
enum Redaction {
  /// `message` with the quoted words blanked that stem from `input`, unless `input` can have no password.
  static func quoted(in message: String, from input: String) -> String {
    guard input.contains("pass") || input.contains("@") else { return message }
    return message.replacing(#/"([^"]*)"/#) { match in
      match.1.count > 1 && input.contains(match.1) ? "\"…\"" : String(match.0)
    }
  }
}
