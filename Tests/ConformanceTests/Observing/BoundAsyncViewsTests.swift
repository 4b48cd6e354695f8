import Conformance
import Histories
import Testing

@Suite("Async views that meet a bound as it is observed")
struct BoundAsyncViewsTests {
  /// A crowd on an event loop, of which so many are inside at once.
  private func loop(_ count: Int, atOnce: Int? = nil) -> History {
    let crowd = History.crowd(count, atOnce: atOnce)
    let gateways = Dictionary(uniqueKeysWithValues: crowd.requests.map { ($0.request, Gateway.asgi) })
    return History(crowd.spans, releases: crowd.releases, gateways: gateways, processors: 8)
  }

  @Test("leave no model, since none says that something bounds all views") func bounded() {
    let observed = ObservedModel(sync: loop(45, atOnce: 3), async: loop(45, atOnce: 3))
    #expect(observed.model == nil)
    #expect(
      observed.findings.contains {
        $0.hasPrefix(
          "a process ran 3 async views at once, and each release let one more in: something in front of its views")
      })
  }

  @Test("are none where all of them were inside") func unbounded() {
    let observed = ObservedModel(sync: loop(45, atOnce: 3), async: loop(45))
    #expect(observed.model == .asgi(processes: 1, threadSensitive: .pool(3)))
  }
}
