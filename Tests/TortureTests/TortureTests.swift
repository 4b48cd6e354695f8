import Conformance
import Foundation
import Harness
import Runner
import Testing

/// Servers at random, of which half have files that lie in one number or kind: what the kit says is compared with the truth,
/// never with what it said before. `make torture` runs it for long, with the processors kept busy.
@Suite("A server at random", .serialized, .timeLimit(.minutes(240)))
struct TortureTests {
  /// How many are looked at side by side.
  private static let abreast = 3

  private static func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

  @Test("is judged by what is true of it") func truth() async throws {
    let seed = Self.setting("LOCKSTEP_TORTURE_SEED") ?? 1
    let deadline = ContinuousClock.now + .seconds(Self.setting("LOCKSTEP_TORTURE_SECONDS") ?? 0)
    var tally = Tally()
    var dice = Dice(seed: UInt64(seed))
    try await withThrowingTaskGroup(of: Findings.self) { group in
      var number = 0
      repeat {
        number += 1
        if number > Self.abreast, let findings = try await group.next() { tally.add(findings) }
        let torment = try Torment.draw(number, &dice)
        group.addTask { try await Findings(of: torment) }
      } while ContinuousClock.now < deadline || number < 2
      for try await findings in group { tally.add(findings) }
    }
    print("seed \(seed): \(tally)")
    #expect(tally.falseAlarms.isEmpty, "seed \(seed): \(tally.falseAlarms.joined(separator: "\n"))")
    #expect(tally.fooled.isEmpty, "seed \(seed): \(tally.fooled.joined(separator: "\n"))")
    #expect(tally.undecided * 100 <= tally.judged, "seed \(seed): \(tally)")
  }

  /// What all checks came to.
  private struct Tally: CustomStringConvertible {
    var (checks, lies, judged, undecided) = (0, 0, 0, 0)
    var (falseAlarms, fooled) = ([String](), [String]())

    mutating func add(_ findings: Findings) {
      print(findings.line)
      checks += 1
      lies += findings.torment.isLying ? 1 : 0
      judged += findings.judged
      undecided += findings.undecided.count
      if !findings.falseAlarms.isEmpty { falseAlarms.append(findings.line) }
      if findings.isFooled { fooled.append(findings.line) }
    }

    var description: String {
      "\(checks) checks, \(lies) of files that lie: \(falseAlarms.count) false alarms, \(fooled.count) not caught; "
        + "\(undecided) of \(judged) verdicts on true files undecided"
    }
  }
}
