extension String {
  /// The text as an SQL literal.
  var quoted: String { "'" + replacing("'", with: "''") + "'" }
}
