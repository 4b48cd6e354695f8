import Platform

/// The kit's own programs, which are built beside whatever links the kit.
package enum Tools {
  /// The path of `lockstep-supervisor`, `lockstep-server` or `lockstep`.
  ///
  /// Looks into the folder that `LOCKSTEP_BIN` names; without that, beside the running program, beside a test bundle
  /// among its arguments (`swift test` runs a helper of the toolchain's), and into `.build/debug`.
  package static func path(of tool: String) throws(SpawnError) -> String {
    let folders = folders
    for folder in folders {
      let path = folder + "/" + tool
      if FileKind(of: path) == .executable { return path }
    }
    throw SpawnError(
      executable: tool, found: "it is in none of \(folders.joined(separator: ", "))",
      advice: "run swift build, or set LOCKSTEP_BIN to the folder that holds it")
  }

  private static var folders: [String] {
    if let named = Variables.ofProcess["LOCKSTEP_BIN"] { return [absolute(named)] }
    var folders: [String] = []
    if let program = ownProgram() { folders.append(folder(of: program)) }
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folders.append(folder(of: absolute(argument)))
    }
    return folders + [absolute(".build/debug")]
  }
}
