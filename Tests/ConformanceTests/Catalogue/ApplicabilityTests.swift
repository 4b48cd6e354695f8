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
    Subject("2+2", .split(syncProcesses: 2, threads: 1, asyncProcesses: 2)),
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
                               W11  W12  W21  one  2one pool req  2+2  W-   A-
        WK-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓
        WK-2                   ✓    ✓    ✓    a    a    a    a    b    ✓    a
        WK-3                   c    c    ✓    c    ✓    c    ✓    b    ✓    ✓
        WK-4                   d    d    d    a    a    a    a    b    ✓    a
        WK-5.sleep             ✓    ✓    ✓    a    a    a    a    b    ✓    a
        WK-5.query             ✓    ✓    ✓    a    a    a    a    b    ✓    a
        WK-5.web               ✓    ✓    ✓    a    a    a    a    b    ✓    a
        WK-6                   ✓    ✓    ✓    a    a    a    a    b    e    a
        TS-1                   f    f    f    ✓    ✓    g    h    b    f    g
        TS-2                   f    f    f    ✓    ✓    g    h    b    f    g
        TS-3                   f    f    f    ✓    ✓    ✓    ✓    b    f    ✓
        TS-4                   f    f    f    i    i    ✓    j    b    f    ✓
        TS-5                   f    f    f    k    k    g    ✓    b    f    g
        TS-6                   f    f    f    k    k    g    ✓    b    f    g
        TS-7                   f    f    f    c    ✓    c    ✓    b    f    ✓
        TS-8.wait-for          f    f    f    ✓    ✓    ✓    ✓    b    f    ✓
        TS-8.gather            f    f    f    ✓    ✓    ✓    ✓    b    f    ✓
        TS-8.task              f    f    f    ✓    ✓    ✓    ✓    b    f    ✓
        TS-8.task-left-behind  f    f    f    ✓    ✓    ✓    ✓    b    f    ✓
        TS-9.true              f    f    f    ✓    ✓    ✓    ✓    b    f    l
        TS-9.false             f    f    f    ✓    ✓    ✓    ✓    b    f    l
        AS-1                   f    f    f    ✓    ✓    ✓    ✓    ✓    f    l
        AS-2                   f    f    f    ✓    ✓    ✓    ✓    b    f    l
        AS-3                   f    f    f    ✓    ✓    ✓    ✓    b    f    l
        AS-4                   f    f    f    ✓    ✓    ✓    ✓    b    f    l
        AS-5                   f    f    f    ✓    ✓    ✓    ✓    b    f    l
        TX-1                   m    ✓    ✓    m    ✓    ✓    ✓    b    ✓    ✓
        TX-2                   m    ✓    ✓    m    ✓    ✓    ✓    b    ✓    ✓
        TX-6                   m    ✓    ✓    m    ✓    ✓    ✓    b    ✓    ✓
        RT-1.sync-held         n    n    n    n    n    n    n    ✓    n    n
        RT-1.async-held        n    n    n    n    n    n    n    ✓    n    n
        CP-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    b    ✓    ✓
        a it is a promise of WSGI servers, and this model is ASGI
        b the model has two gateways, and this is about one; check each side by a file of its own
        c the model has one process, so there is no other one to answer
        d of fewer than three processes none can get more than two even shares
        e Django 3.0.14 has no async views; they came with Django 3.1
        f it is a promise of ASGI servers, and this model is WSGI
        g the model runs sync views on a pool of 6
        h the model runs sync views on a thread per request
        i the model runs sync views on one thread, not on a pool
        j the model runs sync views on a thread per request, not on a pool
        k the model runs sync views on one thread
        l this framework has no async views; they came with Django 3.1
        m the model admits one sync view at a time, so no two can meet
        n the model has one gateway, so there is nothing to route
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
