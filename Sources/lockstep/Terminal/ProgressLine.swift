import Foundation
import Harness
import Histories

/// One line on a terminal that says what is being done; nothing where there is no terminal.
struct ProgressLine: Sendable {
  private let isShown = Terminal.standardError

  func show(_ progress: CheckEvent) {
    switch progress {
    case .preparing(let what): draw("preparing \(what)")
    case .note(let sentence):
      clear()
      StandardError.print("note: \(sentence)")
    case .starting(let server): draw("\(server): starting")
    case .running(let server, let scenario, let number, let count):
      draw("\(server): \(number) of \(count), \(scenario)")
    case .finished(let server, let seconds): draw("\(server): done in \(String(format: "%.1f", seconds)) s")
    }
  }

  func clear() { if isShown { StandardError.write("\r\u{1B}[2K") } }

  private func draw(_ text: String) {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[2K\(text.printable.filter { !$0.isNewline }.prefix(width))")
  }

  private var width: Int { Terminal.columns(at: STDERR_FILENO).map { $0 - 1 } ?? 79 }
}
