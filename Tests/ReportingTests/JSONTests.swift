import Conformance
import Foundation
import Histories
import Reporting
import Testing

@Suite("Results as JSON")
struct JSONTests {
  static func results() throws -> [Results] {
    var bare = Sample.results()
    bare.postgres = nil
    return try [Sample.upheld, Sample.violated(), Sample.unreachable, Sample.hostile(), bare]
  }

  @Test("have the keys of the format, whatever was found")
  func keys() throws {
    for results in try Self.results() {
      let object = try Self.object(Report.json(results))
      #expect(Set(object.keys) == ["format", "kit", "host", "postgres", "servers", "outcomes", "advice"])
      #expect(object["format"] as? Int == 1)
      for server in try #require(object["servers"] as? [[String: Any]]) {
        #expect(
          Set(server.keys) == [
            "name", "file", "model", "claimed", "observed", "versions", "seconds", "failure", "notes",
          ])
        for side in ["claimed", "observed"] {
          let figures = try #require(server[side] as? [String: Any])
          #expect(
            Set(figures.keys) == [
              "processes", "syncAtOnce", "syncAtOncePerProcess", "asyncAtOnce", "threadsPerProcess", "backendsAtPeak",
              "backendsAfter",
            ])
        }
      }
      for outcome in try #require(object["outcomes"] as? [[String: Any]]) {
        #expect(
          Set(outcome.keys) == [
            "property", "title", "meaning", "server", "model", "hasAsyncViews", "versions", "verdict", "reason",
            "exercise",
            "evidence", "seconds", "history", "known", "stale",
          ])
      }
    }
  }

  @Test("say what a violation means for the user's traffic, and show its evidence")
  func violation() throws {
    let object = try Self.object(Report.json(Sample.violated()))
    let outcome = try #require((object["outcomes"] as? [[String: Any]])?.last)
    #expect(outcome["verdict"] as? String == "violated")
    #expect(
      outcome["meaning"] as? String
        == "Requests for different rows wait for each other, and throughput falls to one at a time.")
    let evidence = try #require(outcome["evidence"] as? [String: Any])
    #expect(Set(evidence.keys) == ["claim", "diagram", "witnesses", "releases"])
    #expect((evidence["diagram"] as? String)?.contains("p48213/t48217     [r1][r2]") == true)
    #expect(outcome["exercise"] is NSNull)
  }

  @Test("write figures as numbers, unbounded, or null where nothing was seen")
  func figures() throws {
    let server = try #require((Self.object(Report.json(Sample.upheld))["servers"] as? [[String: Any]])?.first)
    let observed = try #require(server["observed"] as? [String: Any])
    #expect(observed["syncAtOnce"] as? Int == 1)
    #expect(observed["asyncAtOnce"] as? String == "unbounded")
    #expect(observed["backendsAfter"] is NSNull)
  }

  @Test("read back as they were written, and write the same text each time")
  func roundTrip() throws {
    for results in try Self.results() {
      let text = try results.json()
      let back = try Results(json: text.utf8, file: "results.json")
      #expect(back == results)
      #expect(try back.json() == text)
      #expect(text.hasSuffix("}\n"))
    }
  }

  @Test("of before there were notes are read as having none")
  func withoutNotes() throws {
    let text = try Sample.upheld.json()
    let old = text.replacing(/"notes" : \[\s*\],\s*/, with: "")
    #expect(!old.contains("notes"))
    #expect(try Results(json: old.utf8, file: "results.json") == Sample.upheld)
  }

  @Test("have a sentence for a number that JSON has no form for")
  func infinity() {
    var results = Sample.upheld
    results.servers[0].seconds = .infinity
    let error = #expect(throws: RenderingError.self) { try Report.json(results) }
    #expect(error?.description == "the kit could not write results as JSON: servers[0].seconds is inf")
  }

  static func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
