/// What the output of a failed Python or pip says about the cause.
enum PipFailure: CaseIterable {
  case diskFull, noVenv, noNetwork, wrongHash, noWheel, forbidden

  init?(_ lines: [String]) {
    let text = lines.joined(separator: "\n").lowercased()
    let cause = PipFailure.allCases.first { cause in cause.signs.contains { text.contains($0) } }
    guard let cause else { return nil }
    self = cause
  }

  /// The lines to show of such an output: without tracebacks, and without the same trouble over and over.
  static func telling(_ lines: [String]) -> [String] {
    let telling = lines.filter { line in
      line.first?.isWhitespace == false && !line.hasPrefix("Traceback") && !line.hasPrefix("During handling")
    }
    let lastRetry = telling.lastIndex { $0.contains("Retrying") }
    return telling.indices.filter { !telling[$0].contains("Retrying") || $0 == lastRetry }.suffix(5)
      .map { telling[$0].count > 200 ? telling[$0].prefix(199) + "…" : telling[$0] }
  }

  private var signs: [String] {
    switch self {
    case .diskFull: ["no space left on device", "errno 28", "disk quota exceeded"]
    case .noVenv:
      [
        "ensurepip is not available", "no module named venv", "no module named 'venv'", "no module named pip",
        "no module named ensurepip",
      ]
    case .noNetwork:
      [
        "name resolution", "name or service not known", "failed to establish a new connection",
        "network is unreachable",
        "no route to host", "connection refused", "read timed out", "connection timed out", "connecttimeouterror",
        "cannot connect to proxy", "connection reset", "connection broken", "max retries exceeded",
        "certificate verify failed",
      ]
    case .wrongHash: ["do not match the hashes", "hashes are required"]
    case .noWheel: ["no matching distribution found", "is not a supported wheel", "requires a different python"]
    case .forbidden: ["permission denied", "read-only file system"]
    }
  }

  var found: String {
    switch self {
    case .diskFull: "the disk is full"
    case .noVenv: "this Python lacks its venv module or pip"
    case .noNetwork: "the package index cannot be reached"
    case .wrongHash: "a package differs from the one that was locked"
    case .noWheel: "the package index has no build of a package for this Python and machine"
    case .forbidden: "a file or directory may not be written"
    }
  }

  func advice(cache: String) -> String {
    switch self {
    case .diskFull: "free some space below \(cache), or set LOCKSTEP_CACHE to a directory on another disk"
    case .noVenv: "install it (on Debian or Ubuntu: apt-get install python3-venv) and run this again"
    case .noNetwork: "check the network and pip's settings of index, proxy and certificates, and run this again"
    case .wrongHash: "do not use it; find out what the package index serves, or lock the environment again"
    case .noWheel: "use another Python, or lock the environment again with versions that have one"
    case .forbidden: "mend the permissions below \(cache), or set LOCKSTEP_CACHE to another directory"
    }
  }
}
