import Histories
import Testing

@testable import Conformance

/// What is known of who answers rests on numbers and connections, and both may mislead.
@Suite("Where requests went")
struct WhereaboutsTests {
  static let full = """
    client  [a----]
    client  [b----]
    p2/t2     [a]
    p2/t2     [b]
    release     a
    release     b
    """

  @Test("is told where it could not be chosen") func wandering() throws {
    let history = try Diagram.parse("wandered  p2:p1")
    #expect(
      history.because("no request was seen held")
        == "no request was seen held; connections do not stay with a process: one that had led to process 1 led to process 2"
    )
  }

  @Test("is not known of processes that share a number") func unknown() throws {
    let model = ServerModel.wsgi(processes: 2, threads: 1)
    let seen = try Diagram.parse(Self.full)
    let subject = Subject("two", model)
    #expect(Property.admitsItsSlots.verdict(on: seen, of: subject).isViolated)
    let doubtful = try Diagram.parse(Self.full + "\nunknown  p2")
    let speaking = Catalogue.all.filter { $0.inapplicable(subject) == nil && $0.restsOnProcesses }
    for property in speaking {
      let verdict = property.verdict(on: doubtful, of: subject)
      #expect(verdict.isInconclusive, "\(property.id): \(verdict.reason)")
      #expect(verdict.reason.hasPrefix("process 2 is unknown here: "))
    }
    #expect(Figures(seenIn: [(Property.admitsItsSlots.scenario(model), doubtful)]).processes == nil)
  }
}
