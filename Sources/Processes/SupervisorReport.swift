import Glibc

/// One line of what a supervisor says about its program; `Sources/Supervisor/Report.swift` writes them.
enum SupervisorReport: Equatable {
  /// The directory that was to be made, by its name.
  case made(String)
  case unmade(errno: Int32)
  case started(pid_t)
  case failed(errno: Int32)
  case ended(Exit)
  /// Nothing of the program is left, and its directories are deleted.
  case gone

  init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ")
    if words.first == "made", words.count == 2 {
      self = .made(String(words[1]))
      return
    }
    switch (words.first, words.dropFirst().first.flatMap { Int32($0) }) {
    case ("started", let process?): self = .started(process)
    case ("unmade", let code?): self = .unmade(errno: code)
    case ("failed", let code?): self = .failed(errno: code)
    case ("exited", let code?): self = .ended(.code(code))
    case ("signaled", let number?): self = .ended(.signal(number))
    case ("gone", nil): self = .gone
    default: return nil
    }
  }
}
