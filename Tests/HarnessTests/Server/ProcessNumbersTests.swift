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

  /// Which numbers are in doubt once all of `answers` have come, one after the other.
  private func doubtful(_ answers: [ProbeAnswer], isHere: Bool = false) -> Set<Int> {
    var numbers = ProcessNumbers(own: 9)
    for (time, answer) in answers.enumerated() {
      numbers.take(answer, isHere: isHere, sent: 10 * time + 1, received: 10 * time + 9)
    }
    return numbers.doubtful
  }

  private func container(_ processes: Int...) -> [ProbeAnswer] { processes.map { answer($0, in: 10) } }

  @Test("are beyond doubt where the kit sees their processes") func here() {
    let numbers = ProcessNumbers(own: 9)
    #expect(numbers.mayBeHere(answer(7, in: 9)) && numbers.mayBeHere(answer(7, in: nil)))
    #expect(doubtful([answer(7, in: 9), answer(8, in: nil)], isHere: true).isEmpty)
  }

  @Test("differ from each other as long as all come from one place elsewhere") func oneContainer() {
    #expect(!ProcessNumbers(own: 9).mayBeHere(answer(2, in: 10)))
    #expect(doubtful(container(2)).isEmpty && doubtful(container(2, 3, 2, 3)).isEmpty)
  }

  @Test("are in doubt once they come from two places, or from one that nobody names") func two() {
    #expect(doubtful([answer(2, in: 10), answer(2, in: 11)]) == [2])
    #expect(doubtful([answer(2, in: nil)]) == [2])
  }

  @Test("are in doubt unless all were there at one moment, since some may have taken the places of others")
  func successors() {
    #expect(doubtful(container(2, 3)) == [2, 3])
    #expect(doubtful(container(2, 3, 2, 3, 4, 4)) == [2, 3, 4])
    #expect(doubtful(container(2, 3, 2, 3, 4, 3, 4)) == [2, 3, 4])
    // Each has answered again after the last one had for the first time.
    #expect(doubtful(container(2, 3, 4, 2, 3, 4)).isEmpty)
  }

  @Test("show a process only from its answer to the sending of another request") func moments() {
    var numbers = ProcessNumbers(own: 9)
    func take(_ process: Int, _ sent: Int, _ received: Int) {
      numbers.take(answer(process, in: 10), isHere: false, sent: sent, received: received)
    }
    take(2, 0, 5)
    take(3, 6, 20)
    take(3, 21, 22)
    // Sent before the other one had answered, so it may have been answered before that was there.
    take(2, 7, 23)
    #expect(numbers.doubtful == [2, 3])
    take(2, 24, 25)
    #expect(numbers.doubtful.isEmpty)
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
