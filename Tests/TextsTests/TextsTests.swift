import Testing
import Texts

@Suite("What stands in texts")
struct TextsTests {
  @Test(arguments: [("3.3", "3.3.0"), ("4.0rc1", "4.0"), ("4.0", "4"), ("15.18 (Debian)", "15.18")])
  func `is a version, whatever follows its numbers`(one: String, other: String) {
    #expect(VersionNumber(one) == VersionNumber(other))
  }

  @Test func `is a version that comes before another`() throws {
    let versions = ["0.9", "3", "3.2.25", "3.10", "3.10.1", "10"]
    let numbers = try versions.map { try #require(VersionNumber($0)) }
    for (one, other) in zip(numbers, numbers.dropFirst()) { #expect(one < other && !(other < one)) }
    #expect(numbers.map(\.major) == [0, 3, 3, 3, 3, 10])
    #expect((numbers[2][1], numbers[2][2], numbers[2][3]) == (2, 25, 0))
    #expect(VersionNumber([3, 10, 0]) == numbers[3])
  }

  @Test(arguments: ["", "x", ".1", "v2"])
  func `is no version`(text: String) { #expect(VersionNumber(text) == nil) }

  @Test(arguments: [
    ("plain", "plain"),
    ("\u{1B}[32mINFO\u{1B}[0m:\tup", "INFO: up"),
    ("\u{1B}]0;title\u{7}text", "text"),
    ("a\u{8}\u{0}b", "ab"),
    ("cut\u{1B}[3", "cut"),
    ("ends\u{1B}", "ends"),
  ])
  func `does not move a terminal's cursor`(text: String, plain: String) {
    #expect(text.withoutControls == plain)
  }

  @Test func `is what a length of time is called`() {
    #expect(Duration.milliseconds(500).inWords == "0.5 s")
    #expect(Duration.milliseconds(1960).inWords == "2 s")
    #expect(Duration.seconds(90).inWords == "90 s")
    #expect(Duration.zero.inWords == "0 s")
    #expect(Duration.milliseconds(1960).inWholeSeconds == "1 s")
  }

  @Test(arguments: [
    ("Uvicorn, five workers", "uvicorn-five-workers"), ("../../etc/passwd", "server..-..-etc-passwd"),
    ("ü/…", "server"), ("Django 3.0", "django-3.0"),
  ])
  func `is the name of a file, with nothing in it that could lead elsewhere`(name: String, file: String) {
    #expect(name.asFileName == file)
  }
}
