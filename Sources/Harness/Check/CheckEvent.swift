/// What a check is doing now, for whoever watches.
package enum CheckEvent: Sendable {
  /// Something that takes a while before servers can be started, such as an environment for the first time.
  case preparing(String)
  /// Something odd that keeps nothing from working, a sentence.
  case note(String)
  case starting(server: String)
  case running(server: String, scenario: String, number: Int, of: Int)
  case finished(server: String, seconds: Double)
}
