import Conformance
import Glibc
import Runner
import ServerFiles
import Testing

@testable import Harness

@Suite("The numbers that processes tell", .timeLimit(.minutes(10)))
struct ProcessNumbersTests {
  private func answer(_ process: Int, in namespace: Int?) -> ProbeAnswer {
    ProbeAnswer(process: process, namespace: namespace, thread: 1, points: [:], versions: [:], asyncViews: true)
  }

  /// Which numbers are in doubt once all of `answers` have come.
  private func doubtful(_ answers: [ProbeAnswer], isHere: Bool = false) -> Set<Int> {
    var numbers = ProcessNumbers(own: 9)
    for answer in answers { _ = numbers.doubts(answer, isHere: isHere) }
    return numbers.doubtful
  }

  @Test("are beyond doubt where the kit sees their processes") func here() {
    let numbers = ProcessNumbers(own: 9)
    #expect(numbers.mayBeHere(answer(7, in: 9)) && numbers.mayBeHere(answer(7, in: nil)))
    #expect(doubtful([answer(7, in: 9), answer(8, in: nil)], isHere: true).isEmpty)
  }

  @Test("differ from each other as long as all come from one place elsewhere") func oneContainer() {
    #expect(!ProcessNumbers(own: 9).mayBeHere(answer(2, in: 10)))
    #expect(doubtful([answer(2, in: 10), answer(3, in: 10)]).isEmpty)
  }

  @Test("are in doubt once they come from two places, or from one that nobody names") func two() {
    #expect(doubtful([answer(2, in: 10), answer(2, in: 11)]) == [2])
    #expect(doubtful([answer(2, in: nil)]) == [2])
  }

  @Test("of two namespaces are never taken for one process", .enabled(if: geteuid() == 0)) func namespaces()
    async throws
  {
    let one = "lockstep-server --gateway wsgi --processes 1 --threads 1 --fd {fd}"
    let file = ServerFile(
      name: "namespaces", file: "namespaces.yaml",
      command: ["sh", "-c", "unshare --pid --fork \(one) & exec unshare --pid --fork \(one)"],
      model: .wsgi(processes: 2, threads: 1))
    var patience = Patience()
    patience.straggler = .seconds(2)
    let results = try await withKit(patience) {
      try await $0.check(file, Catalogue.matching("WK") + [.oneHolderOfARow])
    }
    for outcome in results.outcomes where !outcome.verdict.isInapplicable && outcome.property != "TX-1" {
      #expect(outcome.verdict.isInconclusive, "\(outcome.property): \(outcome.verdict.reason ?? "")")
      #expect(outcome.verdict.reason?.contains("unknown here") == true)
    }
  }
}
