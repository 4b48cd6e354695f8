import Processes

/// Where a probe answers that is to be certified.
struct ProbeTarget: Sendable {
  var host = "127.0.0.1"
  var port: Int
  /// What it finds in `LOCKSTEP_TOKEN`.
  var token: String
  /// What it finds in `PGAPPNAME`.
  var applicationName: String
  /// Its server's process, if the kit has started it.
  var process: SupervisedProcess?
}
