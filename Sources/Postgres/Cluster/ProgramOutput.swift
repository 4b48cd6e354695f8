import Glibc
import Platform
import Processes

/// The output of a program that prints a line and ends.
enum ProgramOutput {
  /// What it prints, without the line's end; nil if there is no such program or it fails.
  static func of(_ program: String, _ arguments: [String], scratch: String) async -> String? {
    let log = "\(scratch)/output"
    defer { unlink(log) }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    let command = Command(program, arguments, environment: ["PATH": path, "LC_ALL": "C"])
    guard let process = try? await SupervisedProcess.start(Launch(command, log: log)) else { return nil }
    let exit = await process.waitForExit(within: .seconds(10))
    await process.stop()
    guard exit == .code(0), let text = FileTree.read(log) else { return nil }
    return Substring(text).trimmingSpaces
  }
}
