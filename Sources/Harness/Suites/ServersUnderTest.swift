import Foundation
import Platform
public import ServerFiles

/// The server files that the suites run on: those that `LOCKSTEP_SERVERS` names, separated by commas, else those of
/// `fixtures/servers` in the package whose tests run. Another package than the kit has none unless it says so.
public enum ServersUnderTest {
  /// Every file, read or with the reason why it could not be.
  public static let all: [Result<ServerFile, ServerFileError>] = ServerFile.load(all: paths)

  /// The files that could be read.
  public static let files: [ServerFile] = all.compactMap { try? $0.get() }

  /// Whether somebody has named server files of their own.
  public static let areNamed = ProcessInfo.processInfo.environment["LOCKSTEP_SERVERS"] != nil

  /// Whether there is anything to run the suites on, or somebody has said what.
  package static var areThere: Bool { areNamed || !all.isEmpty }

  /// The kit's own server file of that name.
  public static func own(_ name: String) throws(ServerFileError) -> ServerFile {
    try ServerFile.load("\((try? Fixtures.find())?.servers ?? folder)/\(name).yaml")
  }

  private static var paths: [String] {
    if let named = ProcessInfo.processInfo.environment["LOCKSTEP_SERVERS"] {
      return named.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Of the working directory, which is the package's while its tests run.
  private static let folder = "fixtures/servers"
}
