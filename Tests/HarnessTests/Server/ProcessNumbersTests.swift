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

  /// Which numbers are in doubt once all of `answers` have come, one after the other, where so many processes are declared.
  private func doubtful(_ answers: [ProbeAnswer], isHere: Bool = false, declared: Int = 2) -> Set<Int> {
    var numbers = ProcessNumbers(own: 9)
    for (time, answer) in answers.enumerated() {
      numbers.take(answer, isHere: isHere, sent: 10 * time + 1, received: 10 * time + 9)
    }
    return numbers.doubtful(declared: declared)
  }

  private func container(_ processes: Int...) -> [ProbeAnswer] { processes.map { answer($0, in: 10) } }

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

  @Test("are in doubt where more answer than are declared, since some may have taken the places of others")
  func successors() {
    #expect(doubtful(container(2, 3, 2, 3, 4)) == [2, 3, 4])
    #expect(doubtful(container(2, 3, 2, 3, 4, 3, 4)) == [2, 3, 4])
    // Each of the first two has answered after the last one had.
    #expect(doubtful(container(2, 3, 4, 2, 3)).isEmpty)
  }

  @Test("are in doubt where one of as many as are declared is silent for long") func silent() {
    let others = Array(repeating: container(3, 4), count: 30).flatMap(\.self)
    #expect(doubtful(container(2, 3, 4), declared: 3).isEmpty)
    #expect(doubtful(container(2, 3, 4) + others, declared: 3) == [2, 3, 4])
    #expect(doubtful(container(2, 3, 4, 2) + others, declared: 3).isEmpty)
  }

  @Test("show a process only from its answer to the sending of another request") func moments() {
    var numbers = ProcessNumbers(own: 9)
    numbers.take(answer(2, in: 10), isHere: false, sent: 0, received: 5)
    // Sent before the other one had answered, so it may have been answered before that was there.
    numbers.take(answer(3, in: 10), isHere: false, sent: 6, received: 20)
    numbers.take(answer(2, in: 10), isHere: false, sent: 7, received: 21)
    #expect(numbers.doubtful(declared: 1) == [2, 3])
    numbers.take(answer(2, in: 10), isHere: false, sent: 22, received: 23)
    #expect(numbers.doubtful(declared: 1).isEmpty)
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
