import Conformance
import Testing

@testable import ServerFiles

@Suite("Placeholders of a server file", .timeLimit(.minutes(10)))
struct ServerFilePlaceholderTests {
  private func server(_ command: [String], _ variables: [String: String] = [:]) -> ServerFile {
    ServerFile(
      name: "a", file: "a.yaml", command: command, variables: variables, model: .wsgi(processes: 1, threads: 1))
  }

  @Test func `are filled in wherever they stand`() {
    let server = server(["serve", "-b", "{host}:{port}"], ["DATABASE_URL": "{dsn}", "HOST": "http://{host}/"])
    let values = PlaceholderValues(port: 8123, dsn: "host=/tmp/x dbname={port}")
    #expect(server.command(with: values) == ["serve", "-b", "127.0.0.1:8123"])
    #expect(
      server.variables(with: values)
        == ["DATABASE_URL": "host=/tmp/x dbname={port}", "HOST": "http://127.0.0.1/"])
    #expect(!server.usesInheritedSocket)
  }

  @Test func `say that the server inherits its socket`() {
    let server = server(["serve", "--fd", "{fd}"])
    #expect(server.usesInheritedSocket)
    #expect(server.command(with: PlaceholderValues(port: 8123, descriptor: 5)) == ["serve", "--fd", "5"])
    #expect(self.server(["serve"], ["LISTEN_FD": "{fd}"]).usesInheritedSocket)
  }

  @Test(arguments: [
    (#"{"a": {"port": 1}}"#, #"{"a": {"port": 1}}"#), ("${port} $${HOME}", "${port} $${HOME}"),
    ("{{port}} {{x}}", "{port} {x}"), ("{ port }{}{1}", "{ port }{}{1}"), ("{port", "{port"), ("%({x-a}i)s", nil),
    ("{{port}", "{9"), ("é{port}é", "é9é"),
  ])
  func `leave other braces alone`(written: String, filled: String?) {
    let template = Template(written)
    guard let filled else {
      #expect(template.placeholders == ["x-a"])
      return
    }
    #expect(template.filled { _ in "9" } == filled)
  }
}
