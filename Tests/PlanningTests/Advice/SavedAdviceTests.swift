import Conformance
import Foundation
import Planning
import Testing

@Suite("Advice in a saved file")
struct SavedAdviceTests {
  private let results = Results(
    kit: "0.1.0", host: .init(system: "Linux", cpus: 2), postgres: nil,
    outcomes: [
      Outcome(
        "WK-1", on: Subject("shop", .asgi(processes: 1, threadSensitive: .perRequest)),
        .upheld(Exercise(opportunities: 1, "once")))
    ])

  @Test("is read as it was written, and not looked for again") func roundTrip() throws {
    let advised = results.advised()
    #expect(advised.advice?.count == 1)
    #expect(try Results(json: advised.json().utf8, file: "r.json") == advised)
  }

  @Test("may be missing, or the prose of an earlier kit, and is then looked for") func earlier() throws {
    let none = try results.json()
    #expect(!none.contains("advice"))
    let prose = none.replacing(
      "\"format\"",
      with: """
        "advice" : [{"server": "shop", "finding": "nothing bounds threads", "options": [], "load": "120 clients",
        "before": 120, "unit": "at once", "sentence": "nothing bounds threads"}], "format"
        """)
    for text in [none, prose] {
      let read = try Results(json: text.utf8, file: "r.json")
      #expect(read == results)
      #expect(read.advised() == results.advised())
    }
  }

  @Test("that is damaged is refused with its place") func damaged() throws {
    let text = try results.advised().json()
    for (part, other, place) in [
      ("nothing-bounds-sync-views", "bad-weather", "advice[0].cause"),
      ("\"clients\" : 120", "\"clients\" : -1", "advice[0].clients"),
    ] {
      #expect(text.contains(part))
      let error = #expect(throws: SavedFormError.self) {
        try Results(json: text.replacing(part, with: other).utf8, file: "r.json")
      }
      #expect(error?.description.contains(place) == true, "\(error?.description ?? "")")
    }
  }
}
