import Glibc
import Platform

/// What a template consists of, written when it is whole: a disk that was full, a cleaner of caches, or a Postgres that
/// was started on it by hand change that.
///
/// Sizes are compared and contents are not: reading 28 MB would take longer than starting Postgres does.
struct TemplateManifest: Equatable {
  static let name = "manifest"
  /// Without these no Postgres starts, or nobody gets into it.
  private static let needed = ["password", "data/PG_VERSION", "data/global/pg_control"]

  /// The size of each file by its path below the template, nil for a folder.
  private var sizes: [String: Int64?] = [:]

  /// What is there now.
  init(of template: String) throws(SystemFailure) { try add("", of: template) }

  /// A line for each file or folder, its size or a dash first. Nil if that is not what the text is.
  init?(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      if parts[0] == "-" {
        sizes.updateValue(nil, forKey: String(parts[1]))
      } else {
        guard let size = Int64(parts[0]) else { return nil }
        sizes[String(parts[1])] = size
      }
    }
  }

  var text: String {
    sizes.sorted { $0.key < $1.key }.map { "\($0.value.map(String.init) ?? "-") \($0.key)\n" }.joined()
  }

  var isComplete: Bool { TemplateManifest.needed.allSatisfy { (sizes[$0] ?? nil) ?? 0 > 0 } }

  private mutating func add(_ below: String, of template: String) throws(SystemFailure) {
    for name in try FileTree.names(in: template + below) where below != "" || name != TemplateManifest.name {
      let path = below.isEmpty ? name : "\(below.dropFirst())/\(name)"
      var status = stat()
      guard lstat("\(template)/\(path)", &status) == 0 else { throw SystemFailure(at: "\(template)/\(path)") }
      if status.st_mode & S_IFMT == S_IFDIR {
        sizes.updateValue(nil, forKey: path)
        try add("/\(path)", of: template)
      } else {
        // A link may lead out of the template, and has a size of its own.
        sizes[path] = status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : -1
      }
    }
  }
}
