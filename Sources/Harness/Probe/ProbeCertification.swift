import Foundation
import Postgres
import ProbeContract
import Runner

/// Plays the golden requests against a probe, one after the other, and compares what comes of them.
struct ProbeCertification: Sendable {
  let target: ProbeTarget
  let kit: Kit
  let exchanges: [GoldenExchange]

  /// A line for each exchange that was played. It ends early where nothing that follows could be answered.
  ///
  /// Throws what Postgres has to complain of.
  func run(_ show: @Sendable (ProbeLine) -> Void) async throws -> [ProbeLine] {
    let gate = try await Gate.open(in: kit.database, applicationName: target.applicationName)
    do {
      let lines = try await play(at: gate, show)
      await gate.close()
      return lines
    } catch {
      await gate.close()
      throw error
    }
  }

  private func play(at gate: Gate, _ show: @Sendable (ProbeLine) -> Void) async throws -> [ProbeLine] {
    var lines: [ProbeLine] = []
    var hasAsyncViews = true
    for (index, exchange) in exchanges.enumerated() {
      try Task.checkCancellation()
      let line: ProbeLine
      var isProbe = true
      if exchange.optional.contains(.asyncViews), !hasAsyncViews {
        line = ProbeLine(title: exchange.title, rating: .leftOut("the probe says that there are no async views"))
      } else {
        let trial = GoldenTrial(exchange, named: "probe-\(index + 1)", at: target, in: kit, gate)
        let played = try await trial.play()
        if played.hasAsyncViews == false { hasAsyncViews = false }
        isProbe = played.isProbe
        line = ProbeLine(title: exchange.title, rating: trial.rating(of: played))
      }
      show(line)
      lines.append(line)
      if let end = end(after: line, exchange, played: isProbe) {
        show(end)
        return lines + [end]
      }
    }
    return lines
  }

  /// Why it makes no sense to go on, if it makes none.
  private func end(after line: ProbeLine, _ exchange: GoldenExchange, played isProbe: Bool) -> ProbeLine? {
    guard case .differs = line.rating else { return nil }
    if let exit = target.process?.exit {
      let log = target.process?.tail(lines: 12).map { "\n      \($0)" }.joined() ?? ""
      return ProbeLine(
        title: "the server",
        rating: .differs([
          ProbeFinding(
            "it ended by itself (\(exit)), so nothing more is asked; the last lines of its log:\(log.isEmpty ? " none" : log)\n     ",
            exchange.section)
        ]))
    }
    guard exchange.view == "identity", exchange.status == 200, !isProbe else { return nil }
    return ProbeLine(
      title: "everything else", rating: .leftOut("it is asked once identity is answered with the protocol's JSON"))
  }
}
