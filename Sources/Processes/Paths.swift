import Glibc

/// The first executable file called `name` in the directories of `path`, which are separated by colons.
public func searchPath(for name: String, in path: String) -> String? {
  guard !name.isEmpty, !name.contains("/") else { return nil }
  return candidates(for: name, in: path).first { FileKind(of: $0) == .executable }
}

/// Every place that a search looks at. An empty directory in a path means the current one, as it does for a shell.
func candidates(for name: String, in path: String) -> [String] {
  path.split(separator: ":", omittingEmptySubsequences: false).map { directory in
    (directory.isEmpty ? "." : String(directory)) + "/" + name
  }
}

/// `path` made absolute: from `directory`, which is itself taken from the kit's working directory.
func absolute(_ path: String, in directory: String? = nil) -> String {
  if path.hasPrefix("/") { return path }
  guard let directory, !directory.isEmpty else { return workingDirectory() + "/" + path }
  return absolute(directory) + "/" + path
}

/// The path of the folder that holds what is at `path`.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return String(path[..<slash])
}

func workingDirectory() -> String {
  guard let raw = getcwd(nil, 0) else { return "." }
  defer { free(raw) }
  return String(cString: raw)
}

/// What exec would find at a path.
enum FileKind {
  case missing, directory, executable, other

  init(of path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      self = .missing
      return
    }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR: self = .directory
    case S_IFREG where access(path, X_OK) == 0: self = .executable
    default: self = .other
    }
  }
}
