/// What the kit and a probe have agreed on, as `fixtures/probes/PROTOCOL.md` describes it.
package enum ProbeProtocol {
  /// The version that this kit speaks: the value of the key `probe` in every answer.
  package static let version = 1
  /// The path below which all views live.
  package static let prefix = "/_lockstep/"
  /// The request header that carries the token.
  package static let tokenHeader = "Lockstep-Token"
  /// The header that marks an answer as a probe's; its value is the version.
  package static let answerHeader = "Lockstep-Probe"
}
