import Conformance
import Testing

@Suite("The oracle")
struct OracleTests {
  /// One combination of versions under ASGI, and where sources say that its sync views run on a machine with a default pool
  /// of six.
  struct Row: Sendable, CustomTestStringConvertible {
    var versions: [String: String]
    var place: ThreadSensitivity?
    var software: String?

    init(_ text: String, _ place: ThreadSensitivity?, _ software: String? = nil) {
      let words = text.split(separator: " ").map(String.init)
      versions = Dictionary(
        uniqueKeysWithValues: stride(from: 0, to: words.count, by: 2).map { (words[$0], words[$0 + 1]) })
      (self.place, self.software) = (place, software)
    }

    var testDescription: String {
      versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
  }

  static let rows = [
    Row("python 3.11.2 django 3.0.14 asgiref 3.2.10", .pool(6), "Django 3.0.14 with asgiref 3.2.10"),
    Row("python 3.11.2 django 3.0.14 asgiref 3.3.0", .oneThread, "Django 3.0.14 with asgiref 3.3.0"),
    Row("python 3.11.2 django 3.0.14 asgiref 3.3", .oneThread),
    Row("python 3.11.2 django 3.0.14 asgiref 3.3.1", .oneThread),
    Row("python 3.11.2 django 3.0.14 asgiref 3.13.0", .oneThread),
    Row("python 3.11.2 django 3.0 asgiref 3.2.3", .pool(6)),
    Row("python 3.11.2 django 3.1 asgiref 3.2.10", .oneThread, "Django 3.1 with asgiref 3.2.10"),
    Row("python 3.11.2 django 3.1.14 asgiref 3.2.10", .oneThread),
    Row("python 3.11.2 django 3.2.25 asgiref 3.3.4", .oneThread),
    Row("python 3.11.2 django 3.2.25 asgiref 3.13.0", .oneThread, "Django 3.2.25 with asgiref 3.13.0"),
    Row("python 3.11.2 django 4.0rc1 asgiref 3.4.1", .perRequest),
    Row("python 3.11.2 django 4.0.10 asgiref 3.4.1", .perRequest),
    Row("python 3.11.2 django 4.2.30 asgiref 3.13.0", .perRequest),
    Row("python 3.11.2 django 5.2.19 asgiref 3.13.0", .perRequest, "Django 5.2.19 with asgiref 3.13.0"),
    Row("python 3.13.0 django 6.1.3 asgiref 3.13.0", .perRequest),
    Row("python 3.13.0 django 6.1.3", .perRequest, "Django 6.1.3"),
    Row("python 3.13.0 django 10.0 asgiref 4.0", .perRequest),
    Row("python 3.11.2 starlette 1.10.0 anyio 4.16.0", .pool(40), "Starlette 1.10.0 with AnyIO 4.16.0"),
    Row(
      "python 3.11.2 fastapi 0.165.0 starlette 1.10.0 anyio 4.16.0", .pool(40),
      "FastAPI 0.165.0 with Starlette 1.10.0 and AnyIO 4.16.0"),
    Row("python 3.11.2 anyio 4.16.0", .pool(6), "the probe's ASGI wrapper on Python 3.11.2"),
    Row("python 3.11.2 server hypercorn_0.18.0", .pool(6)),
    // Where it knows no source, it says nothing.
    Row("python 3.8.18 django 2.2.28 asgiref 3.2.10", nil),
    Row("python 3.11.2 django 3.0.14", nil),
    Row("python 3.11.2 django unknown asgiref 3.13.0", nil),
    Row("python 3.11.2 starlette 0.14.2", nil),
    Row("python 3.11.2 flask 3.1.3 asgiref 3.13.0", nil),
    Row("python 3.11.2 django 5.2.19 asgiref 3.13.0 fastapi 0.165.0 starlette 1.10.0", nil),
    Row("swift 6.3 server lockstep-server", nil),
    Row("", nil),
  ]

  private static let oracle = Oracle(defaultPool: 6)

  @Test("knows where each combination of versions runs its sync views under ASGI", arguments: rows)
  func asgi(row: Row) {
    let model = ServerModel.asgi(processes: 3, threadSensitive: .pool(99))
    let found = Self.oracle.documentation(of: model, on: row.versions)
    #expect(found?.model == row.place.map { .asgi(processes: 3, threadSensitive: $0) })
    if let software = row.software { #expect(found?.software == software) }
    if let found {
      #expect(found.source.hasPrefix("https://"))
      #expect(!found.why.isEmpty && !found.why.hasSuffix("."))
    }
  }

  @Test("is silent on a default pool of unknown size, and on nothing else", arguments: rows)
  func unknownPool(row: Row) {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .pool(99))
    let found = Oracle(defaultPool: nil).documentation(of: model, on: row.versions)
    #expect(found?.model.syncSide.threadSensitivity == (row.place == .pool(6) ? nil : row.place))
  }

  @Test func `takes processes and threads of a WSGI server as they are declared`() {
    let model = ServerModel.wsgi(processes: 5, threads: 2)
    let versions = ["python": "3.11.2", "flask": "3.1.3", "server": "gunicorn 27.0.1"]
    let found = Self.oracle.documentation(of: model, on: versions)
    #expect(found?.model == model)
    #expect(found?.software == "Flask 3.1.3 on gunicorn 27.0.1")
    #expect(Self.oracle.notes(on: Subject("x", model, versions: versions)) == [])
  }

  @Test func `objects to a file that claims something else, in one sentence with its source`() {
    let subject = Subject(
      "x", .asgi(processes: 1, threadSensitive: .pool(6)), versions: ["django": "3.2.25", "asgiref": "3.13.0"])
    #expect(
      Self.oracle.notes(on: subject) == [
        """
        the file claims a pool of 6; Django 3.2.25 with asgiref 3.13.0 is documented to run sync views on one thread \
        (https://github.com/django/django/blob/3.2.25/django/core/handlers/base.py): Django 3.1 and 3.2 ask for \
        thread-sensitive mode themselves, whatever asgiref's default is
        """
      ])
  }

  @Test func `has nothing to say to a file that claims what is documented, or before the probe has answered`() {
    let versions = ["django": "3.0.14", "asgiref": "3.2.10"]
    let model = ServerModel.asgi(processes: 5, threadSensitive: .pool(6))
    #expect(Self.oracle.notes(on: Subject("x", model, versions: versions)) == [])
    #expect(Self.oracle.notes(on: Subject("x", model)) == [])
  }
}
