import Testing

@testable import Conformance

@Suite("The framework that answered")
struct FrameworkTests {
  @Test(
    "is the one among the versions, and none of several",
    arguments: [
      (["django"], .django), (["flask", "python"], .flask), (["fastapi", "starlette"], .fastapi),
      (["starlette"], .starlette), (["django", "fastapi", "starlette"], nil), (["flask", "starlette"], nil),
      (["node", "server"], nil), ([], nil),
    ] as [([String], Framework?)])
  func framework(keys: [String], framework: Framework?) {
    #expect(Framework(of: Dictionary(keys.map { ($0, "1.0") }) { first, _ in first }) == framework)
  }

  @Test("is older by its numbers", arguments: [("3.2.25", true), ("4.0", false), ("10.0", false), ("4.0rc1", false)])
  func age(version: String, isOlder: Bool) {
    #expect(Framework.django.isOlder(than: "4.0", in: ["django": version]) == isOlder)
  }

  @Test("is not older where its version is unknown", arguments: ["x", ""]) func unknown(version: String) {
    #expect(!Framework.django.isOlder(than: "4.0", in: ["django": version]))
    #expect(!Framework.django.isOlder(than: "4.0", in: [:]))
  }

  @Test("is the one that every page speaks of", arguments: Catalogue.all.map(\.id)) func pages(id: Property.ID) throws {
    let page = try #require(Catalogue.property(id)).page
    // Nested calls and thread-sensitive ones are asgiref's, and nobody else has the views that these are about.
    guard !["TS-8", "TS-9"].contains(id.family) else { return }
    for versions in [["fastapi": "0.115", "starlette": "0.41"], ["flask": "3.1"], ["node": "22"]] {
      let text = page.mend(for: versions) + page.otherwise
      for word in ["Django", "asgiref", "sync_to_async", "select_for_update", "transaction.atomic"] {
        #expect(!text.contains(word), "\(id) says \(word) to \(versions)")
      }
    }
    for versions in [["django": "5.2"], ["flask": "3.1"], ["node": "22"]] {
      #expect(!page.mend(for: versions).contains("Starlette"), "\(id) says Starlette to \(versions)")
    }
  }
}
