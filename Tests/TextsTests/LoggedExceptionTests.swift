import Testing

@testable import Texts

@Suite("An exception in a log")
struct LoggedExceptionTests {
  private static let traceback = [
    "Internal Server Error: /_lockstep/async", "Traceback (most recent call last):", "  File \"a.py\", line 1, in b",
    "    raise ValueError", "ValueError: first", "",
    "During handling of the above exception, another exception occurred:",
    "", "Traceback (most recent call last):", "  File \"c.py\", line 2, in d", "RuntimeError: second", "[INFO] after",
  ]

  @Test("is the last of its chain") func chain() {
    #expect(LoggedException.last(in: Self.traceback, about: "/_lockstep/async") == "RuntimeError: second")
  }

  @Test("is the one behind the line that names the path") func path() {
    let early = ["Traceback (most recent call last):", "  x", "OSError: at the start"]
    #expect(LoggedException.last(in: early + Self.traceback, about: "/_lockstep/async") == "RuntimeError: second")
    #expect(LoggedException.last(in: early, about: "/x") == "OSError: at the start")
    #expect(LoggedException.last(in: early + ["GET /x 500"], about: "/x") == nil)
    #expect(LoggedException.last(in: early + ["GET /x-y 500"], about: "/x") == "OSError: at the start")
  }

  @Test("is none where none is", arguments: [[], ["fine"], ["Traceback (most recent call last):", "  cut"]])
  func none(_ lines: [String]) { #expect(LoggedException.last(in: lines, about: "/x") == nil) }
}

@Suite("The headline of a body")
struct PageTitleTests {
  @Test(
    "is its first line, or a page's title",
    arguments: [
      ("plain\nmore", "plain"), ("<h1>Bad Gateway</h1>\nnginx", "<h1>Bad Gateway</h1>"),
      ("<!doctype html>\n<html><head>\n<TITLE lang=en>\n Server  Error (500)\n</TITLE>", "Server Error (500)"),
      ("<!DOCTYPE html>\n<p>no title", "<!DOCTYPE html>"), ("<html><title></title>", "<html><title></title>"), ("", ""),
    ])
  func headline(_ body: String, _ line: String) { #expect(Array(body.utf8).headline == line) }
}
