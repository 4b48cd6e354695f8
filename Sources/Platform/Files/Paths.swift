import Glibc
import SystemPackage

/// `path` made absolute: from `directory`, which is itself taken from the kit's working directory.
package func absolute(_ path: String, in directory: String? = nil) -> String {
  if path.hasPrefix("/") { return path }
  guard let directory, !directory.isEmpty else { return workingDirectory() + "/" + path }
  return absolute(directory) + "/" + path
}

/// The path of the folder that holds what is at `path`: `/` for what is at the top, `.` for a bare name.
package func folder(of path: String) -> String {
  let folder = FilePath(path).removingLastComponent().string
  return folder.isEmpty ? "." : folder
}

package func workingDirectory() -> String {
  guard let raw = getcwd(nil, 0) else { return "." }
  defer { free(raw) }
  return String(cString: raw)
}

/// The path of the program that runs; nil where the system does not tell.
package func ownProgram() -> String? {
  guard let raw = realpath("/proc/self/exe", nil) else { return nil }
  defer { free(raw) }
  return String(cString: raw)
}

/// The first executable file called `name` in the directories of `path`, which are separated by colons.
package func searchPath(for name: String, in path: String) -> String? {
  guard !name.isEmpty, !name.contains("/") else { return nil }
  return candidates(for: name, in: path).first { FileKind(of: $0) == .executable }
}

/// Every place that a search looks at. An empty directory in a path means the current one, as it does for a shell.
package func candidates(for name: String, in path: String) -> [String] {
  path.split(separator: ":", omittingEmptySubsequences: false).map { directory in
    (directory.isEmpty ? "." : String(directory)) + "/" + name
  }
}
