import Glibc

/// What exec would find at a path.
package enum FileKind: Sendable {
  case missing, directory, executable, other

  package init(of path: String) {
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
