import Conformance
import Histories
import Testing

@Suite("RT-3: calls the application by the protocol that its model names")
struct IsCalledByItsProtocolTests {
  let property = Property.isCalledByItsProtocol
  let loops = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
  let workers = ServerModel.wsgi(processes: 1, threads: 1)

  @Test func `is violated by one request for which the application was called otherwise`() throws {
    let evidence = try property.evidence(
      """
      client      [a---]
      client        [b---]
      work p1/t1   [a-]
      work p1/t2     [b-]
      called asgi a
      called wsgi b
      """, loops)
    #expect(
      evidence == """
        the application was called by WSGI, where the model is ASGI, for 1 of 2 requests
        client   [b]

        work p1/t2   [b]
        """)
  }

  @Test func `is violated by the thread of an event loop, where no answer says more`() throws {
    let verdict = try property.verdict(
      """
      client      [a---]
      loop p1/t1   [a-]
      """, workers)
    #expect(verdict.reason == "the application was called by ASGI, where the model is WSGI, for 1 of 1 request")
  }

  @Test func `is upheld where every answer names the model's, and not where one says nothing`() throws {
    let told = "client [a---]\nclient  [b---]\ncalled asgi a"
    #expect(
      try property.verdict(told + " b", loops)
        == .upheld(Exercise(opportunities: 2, "the application was called by its model's protocol for 2 requests")))
    #expect(
      try property.verdict(told, loops)
        == .inconclusive("1 of 2 answers do not say how the application was called"))
  }

  @Test func `looks behind a router at the side that each path belongs to`() throws {
    let split = ServerModel.split(syncProcesses: 1, threads: 1, asyncProcesses: 1)
    let paths = "asked ready a\nasked async b\nclient [a--]\nclient  [b--]\n"
    #expect(try property.verdict(paths + "called wsgi a\ncalled asgi b", split).isUpheld)
    #expect(
      try property.verdict(paths + "called wsgi a b", split).reason
        == "the application was called by WSGI, where the model is ASGI, for 1 of 2 requests")
  }

  @Test("leaves nothing to be said of what follows from the protocol", arguments: Catalogue.all)
  func others(property: Property) throws {
    let history = try Diagram.parse("client [a--]\ncalled wsgi a")
    let subject = Subject("x", loops)
    guard property.inapplicable(subject) == nil else { return }
    let verdict = property.verdict(on: history, of: subject)
    switch property.id {
    case "RT-3": #expect(verdict.isViolated)
    case "WK-1", "TX-1", "TX-6": #expect(!verdict.reason.contains("RT-3"))
    default:
      #expect(
        verdict == .inconclusive("the application is called by WSGI, where the model is ASGI; see RT-3"))
    }
  }
}
