import Glibc
import Texts

/// What one process has written into its log.
struct LogTail: Sendable {
  /// The most that is read back, in bytes.
  static let window: off_t = 65_536

  var path: String
  /// The size of the file when the process started: what stands before it is another one's.
  var start: off_t
  /// Values that must not be shown, such as the password in the process's environment.
  var secrets: [String]

  /// More of one line than this is cut: it is quoted in sentences.
  private static let longestLine = 500

  /// The last lines, without control characters and terminal sequences, each cut at ``longestLine`` characters. Empty if
  /// the file cannot be read.
  func lines(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    var text = String(decoding: bytes(), as: UTF8.self)
    for secret in secrets { text = LogTail.hide(secret, in: text) }
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).withoutControls }.filter { !$0.isEmpty }
    return lines.suffix(count).map { line in
      let shown = line.prefix(LogTail.longestLine)
      return shown.endIndex == line.endIndex ? line : shown + "…"
    }
  }

  private func bytes() -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { return [] }
    let begin = max(start, facts.st_size - LogTail.window)
    let length = Int(min(facts.st_size - begin, LogTail.window))
    guard length > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      filled = max(0, pread(file, buffer.baseAddress, length, begin))
    }
  }

  private static func hide(_ secret: String, in text: String) -> String {
    text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "•••")
  }
}

extension Command {
  /// The values of the environment whose names say that they are secret.
  var secrets: [String] {
    environment.filter { name, value in
      value.count >= 4
        && ["PASSWORD", "PASSWD", "SECRET", "TOKEN"].contains { name.uppercased().hasSuffix($0) }
    }.map(\.value)
  }
}
