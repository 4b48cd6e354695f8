import Conformance
import Reporting
import Testing

@Suite("Results as JUnit")
struct JUnitTests {
  @Test("have a suite for each server and a case for each property")
  func structure() throws {
    let root = try ParsedXML.parse(Report.junit(Sample.violated()))
    #expect(root.name == "testsuites")
    #expect(root.attributes == ["name": "lockstep", "tests": "2", "failures": "1", "errors": "1", "time": "2.125"])
    let suite = try #require(root.children.first)
    #expect(
      suite.attributes == [
        "name": "upgraded", "tests": "2", "failures": "1", "errors": "1", "skipped": "0", "time": "2.125",
      ])
    #expect(suite.children.map { $0.attributes["classname"] } == ["upgraded", "upgraded"])
    #expect(
      suite.children.map { $0.attributes["name"] } == [
        "TS-3 runs sync views off the event loop's thread",
        "TX-2 lets holders of different rows overlap, up to the model's bound",
      ])
    #expect(suite.children.map { $0.attributes["time"] } == ["0.500", "0.750"])
  }

  @Test("fail a violated property, with its diagram")
  func violated() throws {
    let root = try ParsedXML.parse(Report.junit(Sample.violated()))
    let failure = try #require(root.children[0].children[1].children.first)
    #expect(failure.name == "failure")
    #expect(failure.attributes["type"] == "violated")
    #expect(
      failure.attributes["message"]
        == "the server ran 1 of 2 holders of different rows at once; the rest came in only as others were let go")
    #expect(failure.text.contains("\n  p1/t1         [r1][r2]\n"))
  }

  @Test("report what could not be decided as an error, never as skipped or passed")
  func undecided() throws {
    let inconclusive = try ParsedXML.parse(Report.junit(Sample.violated())).children[0].children[0].children
    #expect(inconclusive.map(\.name) == ["error"])
    #expect(inconclusive.map { $0.attributes["type"] } == ["inconclusive"])
    let unobservable = try ParsedXML.parse(Report.junit(Sample.unreachable)).children[0].children[0].children
    #expect(unobservable.map(\.name) == ["error"])
    #expect(unobservable.map { $0.attributes["type"] } == ["unobservable"])
  }

  @Test("skip what does not apply, and leave what is upheld empty")
  func upheld() throws {
    let suite = try ParsedXML.parse(Report.junit(Sample.upheld)).children[0]
    #expect(suite.attributes["skipped"] == "3")
    #expect(suite.children.map { $0.children.map(\.name) } == [[], ["skipped"], ["skipped"], [], ["skipped"]])
  }

  @Test("keep the cases of a server that could not start")
  func unreachable() throws {
    var results = Sample.unreachable
    #expect(try ParsedXML.parse(Report.junit(results)).children[0].children.count == 3)
    results.outcomes = []
    let suite = try ParsedXML.parse(Report.junit(results)).children[0]
    #expect(suite.children.count == Catalogue.all.count)
    #expect(suite.attributes["errors"] == "\(Catalogue.all.count)")
    #expect(suite.children[0].children[0].attributes["message"] == Sample.unreachable.servers[0].failure)
  }

  @Test("are valid XML whatever a server wrote")
  func hostile() throws {
    var results = try Sample.hostile()
    let accents = "accents that combine with markup: <\u{301} &\u{301} \"\u{301}"
    results.outcomes[0].verdict = .inconclusive(accents + "\nnext line")
    let document = try Report.junit(results)
    #expect(!document.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    let suite = try ParsedXML.parse(document).children[0]
    #expect(suite.attributes["name"] == "title")
    let message = try #require(suite.children[0].children[0].attributes["message"])
    #expect(message == accents + " next line")
    #expect(
      document.contains(" next line\" type=\"inconclusive\""), "a line break in an attribute is not for every reader")
    #expect(suite.children[1].children[0].attributes["message"] == "red title end  <![CDATA[ ]]> & \"quoted\"")
  }

  @Test("are a document even when there is nothing to report")
  func empty() throws {
    let root = try ParsedXML.parse(Report.junit(Sample.results()))
    #expect(root.attributes["tests"] == "0")
    #expect(root.children.isEmpty)
  }
}
