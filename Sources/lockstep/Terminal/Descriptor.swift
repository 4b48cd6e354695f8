import Foundation

/// Writing to descriptors, where Foundation ends the program over a pipe whose reader is gone or a disk that is full.
enum Descriptor {
  /// Sees to it that standard input, output and error exist: a socket or file opened later would take the place of one
  /// that the caller has closed, and get what is written to it. A pipe without a reader is to be an error, not a signal.
  static func settle() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes all of `text`; returns the error code if that fails.
  static func write(_ text: String, to number: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(number, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          guard errno == EAGAIN else { return errno }
          var ready = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
          poll(&ready, 1, -1)
          continue
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
  }

  /// Writes `text` to the file at `path`, in place of what is in it; returns the error code if that fails.
  static func write(_ text: String, toFile path: String) -> Int32? {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return errno }
    let code = write(text, to: file)
    return close(file) == 0 ? code : code ?? errno
  }
}
