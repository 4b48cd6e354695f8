package import Conformance
import Foundation

extension Results {
  /// The version of the kit, as results name it.
  package static let kitVersion = "0.1.0"

  /// Results of this machine with nothing found yet.
  package static func empty(postgres: String?) -> Results {
    let process = ProcessInfo.processInfo
    return Results(
      kit: kitVersion, host: Host(system: process.operatingSystemVersionString, cpus: process.processorCount),
      postgres: postgres)
  }
}
