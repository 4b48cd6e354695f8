import CLinux
import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

extension Scratch {
  /// A launch of a shell script that logs into this folder.
  func shell(_ script: String, _ environment: [String: String] = [:], grace: Duration = .seconds(20)) -> Launch {
    var everything = environment
    everything["PATH"] = "/usr/bin:/bin"
    return Launch(Command("sh", ["-c", script], environment: everything), log: file("log"), grace: grace)
  }
}

extension SupervisedProcess {
  /// Waits until the process has written this line.
  func hasWritten(_ line: String) async -> Bool { await until { self.tail(lines: 100).contains(line) } }
}

func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

func contents(of path: String) -> String {
  LogTail(path: path, start: 0, secrets: []).lines(1000).joined(separator: "\n")
}

/// Any process with this word among its arguments, which the tests make unique.
func processes(withArgument word: String) -> [pid_t] {
  ProcessTable.entries().map(\.process).filter { process in
    let descriptor = open("/proc/\(process)/cmdline", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    return bytes[..<count].split(separator: 0).contains { $0.elementsEqual(word.utf8) }
  }
}

/// A number of seconds, for `sleep`, that no other process has among its arguments.
func uniqueSeconds() -> String { "\(Int.random(in: 100_000...999_999)).\(Int.random(in: 100_000...999_999))" }

/// The names in a folder, in order.
func entries(of folder: String) throws -> [String] {
  let stream = try #require(opendir(folder))
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}
