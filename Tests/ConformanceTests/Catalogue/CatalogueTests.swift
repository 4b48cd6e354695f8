import Conformance
import Histories
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  @Test func `lists every property, in the order of reports`() {
    #expect(
      Catalogue.all.map(\.id.rawValue) == [
        "RT-3", "RT-1.sync-held", "RT-1.async-held",
        "WK-1", "WK-2", "WK-3", "WK-4", "WK-5.sleep", "WK-5.query", "WK-5.web", "WK-6",
        "TS-1", "TS-2", "TS-3", "TS-4", "TS-5", "TS-6", "TS-7", "TS-8.wait-for", "TS-8.gather", "TS-8.task",
        "TS-8.task-left-behind", "TS-9.true", "TS-9.false", "AS-1", "AS-2", "AS-3", "AS-4",
        "AS-5",
        "TX-1", "TX-2",
        "TX-6", "CN-1", "CP-1",
      ])
  }

  @Test func `has one property for each ID and each title, and its sections together and in order`() {
    #expect(Set(Catalogue.all.map(\.id)).count == Catalogue.all.count)
    #expect(Set(Catalogue.all.map(\.title)).count == Catalogue.all.count)
    let sections = Catalogue.all.map(\.id.section).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    #expect(sections == Catalogue.sections.map(\.name))
  }

  @Test(
    "finds what a selector means",
    arguments: [
      ("TS-1", ["TS-1"]), ("ts-1", ["TS-1"]), ("WK-5", ["WK-5.sleep", "WK-5.query", "WK-5.web"]),
      ("wk-5.Sleep", ["WK-5.sleep"]), ("AS", ["AS-1", "AS-2", "AS-3", "AS-4", "AS-5"]),
      ("tx", ["TX-1", "TX-2", "TX-6"]),
      ("TS-", []), ("TS-10", []), ("", []), ("WK-5.", []), ("T", []),
    ])
  func matching(selector: String, ids: [String]) {
    #expect(Catalogue.matching(selector).map(\.id.rawValue) == ids)
  }

  @Test func `finds a property by its whole ID alone`() {
    for property in Catalogue.all { #expect(Catalogue.property(property.id)?.id == property.id) }
    #expect(Catalogue.property("wk-5.SLEEP")?.id == "WK-5.sleep")
    #expect(Catalogue.property("WK-5") == nil)
    #expect(Catalogue.property("WK") == nil)
  }

  @Test func `takes IDs apart`() {
    let id = Property.ID("WK-5.sleep")
    #expect((id.section, id.family, id.description) == ("WK", "WK-5", "WK-5.sleep"))
    #expect((Property.ID("TS-1").section, Property.ID("TS-1").family) == ("TS", "TS-1"))
  }

  @Test("has IDs that follow the rule", arguments: Catalogue.all.map(\.id.rawValue))
  func ids(id: String) { #expect(id.wholeMatch(of: /[A-Z]{2}-[1-9][0-9]?(\.[a-z]+(-[a-z]+)*)?/) != nil) }

  @Test("has a page for each property", arguments: Catalogue.all)
  func pages(property: Property) {
    let page = property.page
    for text in [page.why, page.mend, page.otherwise] + [page.django].compactMap(\.self) {
      #expect(text.hasSuffix(".") && text.first?.isLowercase == false, "\(text)")
      #expect(!text.contains("\n") && !text.contains("  "), "\(text)")
    }
    #expect(!property.title.isEmpty && !property.title.hasSuffix("."))
    #expect(!page.references.isEmpty)
    #expect(Set(page.references).count == page.references.count)
    for reference in page.references {
      #expect(reference.wholeMatch(of: /https:\/\/[a-z0-9.-]+\.[a-z]+\/[^ ]*/) != nil, "\(reference)")
    }
  }

  @Test("gives advice about Django to its users only", arguments: Catalogue.all)
  func advice(property: Property) {
    let page = property.page
    #expect(!page.mend(for: ["node": "20.20.2"]).contains("Django"))
    #expect(page.mend(for: ["django": "3.2.25"]) == [page.mend, page.django].compactMap { $0 }.joined(separator: " "))
  }

  @Test(
    "never takes nothing for something", arguments: Catalogue.all,
    [
      ServerModel.wsgi(processes: 2, threads: 2), .asgi(processes: 2, threadSensitive: .oneThread),
      .asgi(processes: 1, threadSensitive: .pool(6)), .asgi(processes: 2, threadSensitive: .perRequest),
      .split(syncProcesses: 2, threads: 2, asyncProcesses: 1),
    ])
  func nothing(property: Property, model: ServerModel) {
    #expect(property.judge(.init([]), model).isInconclusive)
    #expect(property.judge(.init([], processes: Set(1...model.processes.upperBound)), model).isInconclusive)
  }
}
