import Histories

/// An error that has ended the workers of a server again and again, in the words of its log.
///
/// Servers that replace their workers do not end over an application that cannot be loaded.
struct CrashLoop: Hashable, Sendable {
  /// Once is an accident, and so it is for each worker that logs an error and goes on from it.
  private static func least(of processes: Int) -> Int { max(3, 2 * processes + 1) }

  /// The last line of the traceback, which names the error.
  var words: String
  var times: Int

  /// `nil` where no error has been told often enough for a server of so many processes.
  init?(in log: [String], of processes: Int) {
    var times: [String: Int] = [:]
    var isInTraceback = false
    for line in log {
      if line.contains("Traceback (most recent call last)") {
        isInTraceback = true
      } else if isInTraceback, let error = Self.error(in: line) {
        times[error, default: 0] += 1
        isInTraceback = false
      }
    }
    guard let most = times.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= Self.least(of: processes)
    else {
      return nil
    }
    (words, self.times) = (most.key, most.value)
  }

  /// "ModuleNotFoundError: No module named 'shop'", which stands at the beginning of its line: what is set in is a frame.
  private static func error(in line: String) -> String? {
    line.firstMatch(of: /^[A-Za-z_][\w.]*(Error|Exception|Exit|Interrupt|Warning|Configured)(: .*)?$/).map {
      String($0.output.0).cut(at: 300)
    }
  }
}
