import Conformance
import Histories
import Testing

@Suite("A file that cannot be read is told in a sentence")
struct UnreadableFileTests {
  static let again = "run the check again, which writes it anew"

  @Test(
    "that names the file, what was found and what to do",
    arguments: [
      ("", "r.json is empty and should hold results; \(again)"),
      ("[1, 2]", "r.json should hold results and is JSON, but not an object; \(again)"),
      (
        "{\"name\": \"lockstep\"}",
        "r.json is JSON but not results of Lockstep, since it names no \"format\"; name a file from a results folder"
      ),
      (
        "{\"format\": 7, \"outcomes\": []}",
        "r.json is in format 7 and this kit reads format 1; read it with the version of the kit that wrote it, "
          + "or run the check again"
      ),
      (
        "{\"format\": 1, \"scenario\": {}}",
        "r.json holds a history where results should be; judge it with `lockstep judge`"
      ),
      ("{\"format\": 1, \"outcomes\": []}", "r.json should hold results and is damaged: kit is missing; \(again)"),
    ])
  func foreign(text: String, sentence: String) {
    let error = #expect(throws: SavedFormError.self) { try Results(json: text.utf8, file: "r.json") }
    #expect(error?.description == sentence)
  }

  @Test("when it was cut short")
  func cutShort() throws {
    let text = try Sample.upheld.json().dropLast(40)
    let error = #expect(throws: SavedFormError.self) { try Results(json: text.utf8, file: "r.json") }
    #expect(error?.description.hasPrefix("r.json should hold results and is not JSON") == true)
    #expect(error?.description.hasSuffix(Self.again) == true)
  }

  @Test(
    "when a value in it is unknown, with its place",
    arguments: [
      ("\"verdict\" : \"upheld\"", "\"verdict\" : \"fine\"", "outcomes[0].verdict"),
      ("\"opportunities\" : 4", "\"opportunities\" : \"four\"", "outcomes[0].exercise.opportunities is not a number"),
      ("\"gateway\" : \"asgi\"", "\"gateway\" : \"cgi\"", "outcomes[0].model.gateway"),
      ("\"sync-views\" : \"one-thread\"", "\"sync-views\" : \"two\"", "outcomes[0].model.sync-views"),
    ])
  func damaged(good: String, bad: String, place: String) throws {
    let text = try Sample.upheld.json().replacing(good, with: bad)
    let error = #expect(throws: SavedFormError.self) { try Results(json: text.utf8, file: "r.json") }
    #expect(error?.description.hasPrefix("r.json should hold results and is damaged: \(place)") == true)
    #expect(error?.description.hasSuffix(Self.again) == true)
  }

  @Test("when a history names a place that no diagram could")
  func unknownSite() throws {
    let history = try Diagram.parse("p1/t1  [a-]")
    let scenario = Scenario("does", [])
    let text = try SavedHistory("TS-1", on: Subject("x", Sample.oneThread), scenario: scenario, history: history).json()
    for lane in ["", "release", "p1", "client  p1", "client\\nclient", "elsewhere p1/t1"] {
      let bad = text.replacing("\"p1/t1\"", with: "\"\(lane)\"")
      let error = #expect(throws: SavedFormError.self) { try SavedHistory(json: bad.utf8, file: "h.json") }
      #expect(
        error?.description.hasPrefix("h.json should hold a history and is damaged: history.spans[0].site: found")
          == true)
    }
  }

  @Test("when a history is from a newer kit, or from none", arguments: [3, 0, -1, Int.max])
  func otherFormat(number: Int) throws {
    let record = SavedHistory(
      "TS-1", on: Subject("x", Sample.oneThread), scenario: Scenario("does", []), history: History([]))
    let text = try record.json().replacing("\"format\" : 2", with: "\"format\" : \(number)")
    let error = #expect(throws: SavedFormError.self) { try SavedHistory(json: text.utf8, file: "h.json") }
    #expect(
      error?.description
        == "h.json is in format \(number) and this kit reads formats 1 to 2; read it with the version of the kit that "
        + "wrote it, or run the check again")
  }

  @Test("when it is results and a history is asked for")
  func otherKind() throws {
    let text = try Sample.upheld.json()
    let error = #expect(throws: SavedFormError.self) { try SavedHistory(json: text.utf8, file: "r.json") }
    #expect(error?.description == "r.json holds results where a history should be; show it with `lockstep report`")
  }
}
