import Glibc
import Platform
import SystemPackage

extension SpawnError {
  /// Puts an errno of exec into words, by looking at what stands where the program should be.
  init(of launch: Launch, errno code: Int32) {
    let command = launch.command
    let (found, advice) = SpawnError.diagnose(launch, code)
    self.init(executable: command.executable, found: found, advice: advice)
  }

  private static func diagnose(_ launch: Launch, _ code: Int32) -> (found: String, advice: String) {
    let command = launch.command
    if let directory = command.directory, FileKind(of: absolute(directory)) != .directory {
      return ("its working directory \(directory) is not a directory", "create it, or name another one")
    }
    switch code {
    case ENOENT where command.isBareName && command.resolved.isEmpty: return notOnPath(command)
    case ENOENT, ENOTDIR, ELOOP: return missing(command)
    case EACCES: return forbidden(launch)
    case ENOEXEC:
      return (
        "it is neither a program for this machine nor a script that names its interpreter",
        "begin the script with a line such as #!/bin/sh"
      )
    case EPERM where launch.identity != nil:
      return ("the kit may not run it as another user", "run the kit as root, or as that user")
    default: return ("the system answered “\(Errno(rawValue: code))”", "mend that and start it again")
    }
  }

  private static func notOnPath(_ command: Command) -> (String, String) {
    let path = command.searchedPath
    if let other = candidates(for: command.executable, in: path).first(where: { FileKind(of: $0) == .other }) {
      return ("\(other) is not executable", "make it so with chmod +x")
    }
    return (
      "no folder on its PATH (\(path)) holds such a program",
      "install it, or give the command a PATH that leads to it"
    )
  }

  private static func missing(_ command: Command) -> (String, String) {
    let path = command.resolved
    guard FileKind(of: path) == .executable else {
      return ("there is no file \(path)", "check the path, which starts at the command's working directory")
    }
    guard let interpreter = interpreter(of: path) else {
      return ("the loader that \(path) needs is not on this machine", "use a build of it for this machine")
    }
    return (
      "the interpreter \(interpreter) that \(path) names in its first line does not exist",
      "create the environment again where it stands, since a virtual environment cannot be moved"
    )
  }

  private static func forbidden(_ launch: Launch) -> (String, String) {
    let path = launch.command.resolved
    switch FileKind(of: path) {
    case .directory: return ("\(path) is a directory", "name the program inside it")
    case .other: return ("\(path) is not executable", "make it so with chmod +x")
    case .missing, .executable:
      let who = launch.identity.map { "user \($0.user)" } ?? "this user"
      return ("\(who) may not run \(path)", "check the permissions of the file and of each folder above it")
    }
  }

  /// The interpreter that a script names in its first line.
  private static func interpreter(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard text.hasPrefix("#!") else { return nil }
    return text.dropFirst(2).split(whereSeparator: \.isWhitespace).first.map(String.init)
  }
}
