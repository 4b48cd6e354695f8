import Conformance
import Histories
import Reporting
import Testing

@Suite("Forms of results")
struct FormatTests {
  @Test("are named as on the command line, and each is rendered by its function")
  func formats() throws {
    #expect(
      Format.allCases.map(\.rawValue) == [
        "text", "json", "junit", "markdown", "matrix", "matrix-markdown", "matrix-json",
      ])
    #expect(Format.names == "text, json, junit, markdown, matrix, matrix-markdown and matrix-json")
    let results = try Sample.violated()
    #expect(try Format.text.render(results) == Report.text(results))
    #expect(try Format.text.render(results, colour: true) == Report.text(results, colour: true))
    #expect(try Format.json.render(results) == Report.json(results))
    #expect(try Format.junit.render(results) == Report.junit(results))
    #expect(try Format.markdown.render(results) == Report.markdown(results))
    #expect(try Format.matrix.render(results) == Report.matrix(results))
    #expect(try Format.matrixMarkdown.render(results) == Report.matrixMarkdown(results))
    #expect(try Format.matrixJSON.render(results) == Report.matrixJSON(results))
  }

  @Test("have a short one for the message of a failed test, with the diagram of a violation")
  func line() throws {
    let outcomes = try Sample.violated().outcomes
    #expect(Report.line(outcomes[0]) == "TS-3 inconclusive on upgraded: no answer told the thread of its event loop")
    #expect(
      Report.line(outcomes[1]) == """
        TX-2 violated by upgraded: the server ran 1 of 2 holders of different rows at once; the rest came in only as others were let go
          client p1   [r1---]
          client p1    [r2------]
          p1/t1         [r1][r2]
          release        r1
        p1 is process 48213; t1 is thread 48217
        """)
    #expect(Report.line(Sample.upheld.outcomes[0]) == "WK-1 upheld by calm: 4 answers came from 1 process")
    #expect(try !Report.line(Sample.hostile().outcomes[4]).unicodeScalars.contains("\u{1B}"))
  }
}

@Suite("The catalogue in words")
struct CatalogueTests {
  @Test("is a list by section")
  func list() {
    #expect(
      Report.list([.syncViewsTakeTurns, .runsDeclaredProcesses, Property.blockingOperationsHold[0]]) == """
        WK  workers
          WK-1        runs the declared number of worker processes
          WK-5.sleep  is held by a blocking operation as its model says: time.sleep

        TS  sync views
          TS-1        runs at most one sync view at a time in each process

        """)
    #expect(Report.list([]) == "")
    // A long title goes on in the next line.
    let words = Report.list(Catalogue.all).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for property in Catalogue.all { #expect(words.contains("\(property.id) \(property.title)")) }
  }

  @Test("has a page for each property")
  func page() {
    let page = Property.Page(
      why: "Code counts on it.", mend: "Mend it.", otherwise: "It breaks.", references: ["https://example.org/1"])
    let property = Property(
      "ZZ-9", "does one thing", page: page, strength: .stochastic,
      inapplicable: { $0.model.syncSide.gateway == .asgi ? "it is ASGI" : nil },
      scenario: { _ in Scenario("asks", []) },
      judge: { _, _ in .inconclusive("never") })
    #expect(
      Report.page(property) == """
        ZZ-9  The server does one thing.

        Why
          Code counts on it.

        What to do
          Mend it.

        What happens otherwise
          It breaks.

        How it is checked
          On WSGI, 5 processes × 1 thread, the kit asks.
          The verdict depends on chance; look at several runs.

        References
          https://example.org/1

        """)
    #expect(Report.list([property]) == "ZZ  \n  ZZ-9  does one thing (stochastic)\n")
  }
}
