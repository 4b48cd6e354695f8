import Foundation
import Platform

/// The file that says that an environment is complete. It is written last, and in one step.
struct CompletionMarker: Equatable {
  /// The Python that the environment was made with; it stands for nothing once that is gone.
  var interpreter: String
  var version: String

  private static func file(in environment: String) -> String { environment + "/lockstep-complete" }

  /// What the marker of a complete and usable environment says; nil if it is half built or damaged.
  static func read(in environment: String) -> CompletionMarker? {
    guard let bytes = FileManager.default.contents(atPath: file(in: environment)) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count == 2, FileKind(of: lines[1]) == .executable,
      FileKind(of: environment + "/bin/python") == .executable
    else { return nil }
    return CompletionMarker(interpreter: lines[1], version: lines[0])
  }

  func write(in environment: String) throws {
    try Data("\(version)\n\(interpreter)\n".utf8).write(
      to: URL(filePath: CompletionMarker.file(in: environment)), options: .atomic)
  }
}
