import Foundation

/// The variables that Python and pip run with while an environment is made: the kit's own, without what would lead the
/// installation elsewhere, and with the user's settings of indexes, proxies and certificates.
enum ChildEnvironment {
  private static let dropped: Set = [
    "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIREMENT", "PIP_CONSTRAINT", "PIP_EDITABLE",
    "PIP_REQUIRE_VIRTUALENV", "PIP_NO_COMPILE", "PIP_DRY_RUN", "PIP_PYTHON", "PIP_LOG", "PIP_QUIET", "PIP_VERBOSE",
  ]

  static func variables(
    from own: [String: String] = ProcessInfo.processInfo.environment, temporary: String? = nil
  ) -> [String: String] {
    var variables = own.filter { name, _ in !name.hasPrefix("PYTHON") && !dropped.contains(name) }
    variables["LC_ALL"] = "C.UTF-8"
    variables["PIP_USER"] = "0"
    variables["PYTHONUNBUFFERED"] = "1"
    // Below the environment itself, so that an installation that is killed leaves nothing anywhere else.
    if let temporary { variables["TMPDIR"] = temporary }
    return variables
  }
}

extension String {
  /// The line without the user and password of an address such as an index's.
  var withoutCredentials: String {
    replacing(/:\/\/[^\/@\s]+@/, with: "://•••@")
  }
}
