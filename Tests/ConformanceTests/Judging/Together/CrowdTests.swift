import Conformance
import Histories
import Testing

@Suite("A crowd inside together: AS-1 behind a router, TS-6, TS-9.true and TX-2")
struct CrowdTests {
  @Test("violates by a bound that is below it by a single request", arguments: Together.whole)
  func violated(judged: Judged) throws {
    let evidence = try #require(judged.property.judge(.crowd(45, atOnce: 44), judged.model).evidence)
    #expect(
      evidence.claim
        == judged.saying("the server ran 44 of 45 <views> at once; the rest came in only as others were let go"))
    #expect(evidence.witnesses.filter { $0.site.stage == .view }.count == 45)
    #expect(evidence.releases.map(\.request) == ["r1"])
  }

  @Test("upholds", arguments: Together.whole, [45, 46])
  func upheld(judged: Judged, count: Int) {
    #expect(
      judged.property.judge(.crowd(count), judged.model)
        == .upheld(Exercise(opportunities: count, judged.saying("\(count) <views> were inside together"))))
  }

  @Test("decides nothing when one failed", arguments: Together.whole)
  func failed(judged: Judged) {
    #expect(
      judged.property.judge(.crowd(45, ending: .failed), judged.model)
        == .inconclusive("1 of 45 requests failed, r1 first"))
  }

  @Test("decides nothing when they took turns of their own accord", arguments: Together.whole)
  func turns(judged: Judged) {
    #expect(
      judged.property.judge(.turns(45), judged.model) == .inconclusive(judged.saying(Together.apart(1, 45))))
  }

  @Test("decides nothing about one process where two share it", arguments: Together.crowd)
  func shared(judged: Judged) {
    #expect(judged.property.judge(.crowd(46, elsewhere: 1), judged.model).isUpheld)
    #expect(
      judged.property.judge(.crowd(46, elsewhere: 2), judged.model)
        == .inconclusive(
          judged.saying("46 <views> were inside together, but no more than 44 in one process, and it takes 45 to judge")
        ))
  }

  @Test("is missed by one request", arguments: Together.crowd)
  func few(judged: Judged) {
    #expect(
      judged.property.judge(.crowd(44), judged.model)
        == .inconclusive("44 requests were seen inside, and it takes 45 to judge"))
  }
}
