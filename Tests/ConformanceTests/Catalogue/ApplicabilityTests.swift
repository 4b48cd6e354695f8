import Conformance
import Histories
import Testing

@Suite("Which property speaks about which server")
struct ApplicabilityTests {
  /// The columns of the table.
  static let subjects = [
    Subject("W11", .wsgi(processes: 1, threads: 1)),
    Subject("W12", .wsgi(processes: 1, threads: 2)),
    Subject("W21", .wsgi(processes: 2, threads: 1)),
    Subject("one", .asgi(processes: 1, threadSensitive: .oneThread)),
    Subject("2one", .asgi(processes: 2, threadSensitive: .oneThread)),
    Subject("pool", .asgi(processes: 1, threadSensitive: .pool(6))),
    Subject("req", .asgi(processes: 2, threadSensitive: .perRequest)),
    Subject("W-", .wsgi(processes: 3, threads: 2), versions: ["django": "3.0.14"], hasAsyncViews: false),
    Subject("A-", .asgi(processes: 2, threadSensitive: .pool(6)), hasAsyncViews: false),
  ]

  /// Every property on every subject: a tick where it applies, otherwise the letter of the reason.
  static var table: String {
    var reasons: [String] = []
    func cell(_ text: String) -> String { text + String(repeating: " ", count: max(0, 5 - text.count)) }
    func line(_ name: String, _ cells: [String]) -> String {
      let text = name + String(repeating: " ", count: 23 - name.count) + cells.map(cell).joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let rows = Catalogue.all.map { property in
      line(
        property.id.rawValue,
        subjects.map { subject in
          guard let reason = property.inapplicable(subject) else { return "✓" }
          if !reasons.contains(reason) { reasons.append(reason) }
          return String(UnicodeScalar(UInt8(97 + (reasons.firstIndex(of: reason) ?? 0))))
        })
    }
    let legend = reasons.enumerated().map { "\(UnicodeScalar(UInt8(97 + $0))) \($1)" }
    return ([line("", subjects.map(\.name))] + rows + legend).joined(separator: "\n")
  }

  @Test func `is what the table says`() {
    #expect(
      Self.table == """
                               W11  W12  W21  one  2one pool req  W-   A-
        WK-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓
        WK-2                   ✓    ✓    ✓    a    a    a    a    ✓    a
        WK-3                   b    b    ✓    b    ✓    b    ✓    ✓    ✓
        WK-4                   c    c    c    a    a    a    a    ✓    a
        WK-5.sleep             ✓    ✓    ✓    a    a    a    a    ✓    a
        WK-5.query             ✓    ✓    ✓    a    a    a    a    ✓    a
        WK-5.web               ✓    ✓    ✓    a    a    a    a    ✓    a
        WK-6                   ✓    ✓    ✓    a    a    a    a    d    a
        TS-1                   e    e    e    ✓    ✓    f    g    e    f
        TS-2                   e    e    e    ✓    ✓    f    g    e    f
        TS-3                   e    e    e    ✓    ✓    ✓    ✓    e    ✓
        TS-4                   e    e    e    h    h    ✓    i    e    ✓
        TS-5                   e    e    e    j    j    f    ✓    e    f
        TS-6                   e    e    e    j    j    f    ✓    e    f
        TS-8.wait-for          e    e    e    ✓    ✓    ✓    ✓    e    ✓
        TS-8.gather            e    e    e    ✓    ✓    ✓    ✓    e    ✓
        TS-8.task              e    e    e    ✓    ✓    ✓    ✓    e    ✓
        TS-8.task-left-behind  e    e    e    ✓    ✓    ✓    ✓    e    ✓
        TS-9.true              e    e    e    ✓    ✓    ✓    ✓    e    k
        TS-9.false             e    e    e    ✓    ✓    ✓    ✓    e    k
        AS-1                   e    e    e    ✓    ✓    ✓    ✓    e    k
        AS-2                   e    e    e    ✓    ✓    ✓    ✓    e    k
        AS-3                   e    e    e    ✓    ✓    ✓    ✓    e    k
        AS-4                   e    e    e    ✓    ✓    ✓    ✓    e    k
        AS-5                   e    e    e    ✓    ✓    ✓    ✓    e    k
        TX-1                   l    ✓    ✓    l    ✓    ✓    ✓    ✓    ✓
        TX-2                   l    ✓    ✓    l    ✓    ✓    ✓    ✓    ✓
        TX-6                   l    ✓    ✓    l    ✓    ✓    ✓    ✓    ✓
        a it is a promise of WSGI servers, and this model is ASGI
        b the model has one process, so there is no other one to answer
        c of fewer than three processes none can get more than two even shares
        d Django 3.0.14 has no async views; they came with Django 3.1
        e it is a promise of ASGI servers, and this model is WSGI
        f the model runs sync views on a pool of 6
        g the model runs sync views on a thread per request
        h the model runs sync views on one thread, not on a pool
        i the model runs sync views on a thread per request, not on a pool
        j the model runs sync views on one thread
        k this framework has no async views; they came with Django 3.1
        l the model admits one sync view at a time, so no two can meet
        """)
  }

  @Test func `makes a verdict inapplicable whatever was seen`() {
    let subject = Self.subjects[0]
    for property in Catalogue.all {
      if let reason = property.inapplicable(subject) {
        #expect(property.verdict(on: .init([]), of: subject) == .inapplicable(reason))
      } else {
        #expect(!property.verdict(on: .init([]), of: subject).isInapplicable)
      }
    }
  }

  @Test func `leaves no model without a property`() {
    for subject in Self.subjects { #expect(Catalogue.all.contains { $0.inapplicable(subject) == nil }) }
  }
}
