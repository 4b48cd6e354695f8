/// The exit codes that are not a matter of verdicts.
enum ExitCodes {
  static let usage: Int32 = 2
  static let interrupted: Int32 = 130
  static let terminated: Int32 = 143
}
