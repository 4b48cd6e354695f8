/// The kit's own `fixtures` folder: server files, the probe package, lock files.
package struct Fixtures: Hashable, Sendable {
  /// The absolute path of the folder.
  package let root: String

  /// Takes the folder at `root` without looking at it.
  package init(root: String) { self.root = root }

  package var servers: String { root + "/servers" }
  /// The folder to put on `PYTHONPATH` for the probe.
  package var python: String { root + "/python" }
  package var environments: String { python + "/environments" }

  /// The environments that have a lock file, in alphabetical order.
  package var environmentNames: [String] {
    let files = (try? FileTree.names(in: environments)) ?? []
    return files.filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// Looks in the folder that `LOCKSTEP_HOME` names; without that in each folder above the running program, above the
  /// test bundle among its arguments, in and above the current one, and above the sources that the kit was built from:
  /// another package may have it by its path, wherever that is.
  package static func find() throws(PlatformError) -> Fixtures {
    let source: String = #filePath
    let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map { absolute($0) }
    return try find(
      home: Variables.ofProcess["LOCKSTEP_HOME"],
      startingFrom: ([ownProgram()].compactMap { $0 } + bundles).map(folder) + [workingDirectory(), folder(of: source)])
  }

  package static func find(home: String?, startingFrom starts: [String]) throws(PlatformError) -> Fixtures {
    if let home, !home.isEmpty {
      if let fixtures = at(absolute(home)) { return fixtures }
      throw PlatformError(
        found: "LOCKSTEP_HOME names \(home), which has no fixtures/python",
        advice: "set it to the folder of a checkout of Lockstep, or unset it")
    }
    for start in starts {
      if let fixtures = ancestors(of: start).lazy.compactMap(at).first { return fixtures }
    }
    throw PlatformError(
      found: "no folder above \(starts.joined(separator: " or ")) has fixtures/python",
      advice: "set LOCKSTEP_HOME to the folder of a checkout of Lockstep")
  }

  /// In a checkout, or in the build folder of a package that depends on the kit.
  private static func at(_ folder: String) -> Fixtures? {
    ["/fixtures", "/checkouts/lockstep/fixtures"].lazy.map { Fixtures(root: (folder == "/" ? "" : folder) + $0) }
      .first { FileKind(of: $0.python) == .directory }
  }

  private static func ancestors(of path: String) -> [String] {
    var folders = [path]
    while let last = folders.last, last != "/", last != "." { folders.append(folder(of: last)) }
    return folders
  }
}
