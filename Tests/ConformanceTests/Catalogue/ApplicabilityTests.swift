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
    Subject("Wreq", .threadPerRequest(processes: 3)),
    Subject("1-4", ServerModel(Side(processes: 1...4, .threads(2)))),
    Subject("grn", ServerModel(Side(processes: 2, .greenlets(Executor.Greenlets(100))))),
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
                               W11  W12  W21  one  2one pool req  2+2  W-   A-   Wreq 1-4  grn
        WK-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓
        WK-2                   ✓    ✓    ✓    a    a    a    a    b    ✓    a    c    ✓    d
        WK-3                   e    e    ✓    e    ✓    e    ✓    b    ✓    ✓    ✓    f    d
        WK-4                   g    g    g    a    a    a    a    b    ✓    a    c    g    d
        WK-5.sleep             ✓    ✓    ✓    a    a    a    a    b    ✓    a    c    ✓    d
        WK-5.query             ✓    ✓    ✓    a    a    a    a    b    ✓    a    c    ✓    d
        WK-5.web               ✓    ✓    ✓    a    a    a    a    b    ✓    a    c    ✓    d
        WK-6                   ✓    ✓    ✓    a    a    a    a    b    h    a    c    ✓    d
        TS-1                   i    i    i    ✓    ✓    j    k    b    i    j    i    i    d
        TS-2                   i    i    i    ✓    ✓    j    k    b    i    j    i    i    d
        TS-3                   i    i    i    ✓    ✓    ✓    ✓    b    i    ✓    i    i    d
        TS-4                   i    i    i    l    l    ✓    m    b    i    ✓    i    i    d
        TS-5                   n    n    n    o    o    j    ✓    b    n    j    ✓    n    d
        TS-6                   n    n    n    o    o    j    ✓    b    n    j    ✓    n    d
        TS-7                   i    i    i    e    ✓    e    ✓    b    i    ✓    i    i    d
        TS-8.wait-for          i    i    i    ✓    ✓    ✓    ✓    b    i    ✓    i    i    d
        TS-8.gather            i    i    i    ✓    ✓    ✓    ✓    b    i    ✓    i    i    d
        TS-8.task              i    i    i    ✓    ✓    ✓    ✓    b    i    ✓    i    i    d
        TS-8.task-left-behind  i    i    i    ✓    ✓    ✓    ✓    b    i    ✓    i    i    d
        TS-9.true              i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        TS-9.false             i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        AS-1                   i    i    i    ✓    ✓    ✓    ✓    ✓    i    p    ✓    i    d
        AS-2                   i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        AS-3                   i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        AS-4                   i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        AS-5                   i    i    i    ✓    ✓    ✓    ✓    b    i    p    i    i    d
        TX-1                   q    ✓    ✓    q    ✓    ✓    ✓    b    ✓    ✓    ✓    ✓    d
        TX-2                   q    ✓    ✓    q    ✓    ✓    ✓    b    ✓    ✓    ✓    ✓    d
        TX-6                   q    ✓    ✓    q    ✓    ✓    ✓    b    ✓    ✓    ✓    ✓    d
        RT-1.sync-held         r    r    r    r    r    r    r    ✓    r    r    r    r    r
        RT-1.async-held        r    r    r    r    r    r    r    ✓    r    r    r    r    r
        CP-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    b    ✓    ✓    ✓    ✓    d
        a it is a promise of WSGI servers, and this model is ASGI
        b the model has two gateways, and this is about one; check each side by a file of its own
        c it is about a number of threads, and the model has a thread per request
        d the model runs its views on greenlets, of which this says nothing yet
        e the model has one process, so there is no other one to answer
        f the model has 1 to 4 processes, and with one there is no other one to answer
        g of fewer than three processes none can get more than two even shares
        h Django 3.0.14 has no async views; they came with Django 3.1
        i it is a promise of ASGI servers, and this model is WSGI
        j the model runs sync views on a pool of 6
        k the model runs sync views on a thread per request
        l the model runs sync views on one thread, not on a pool
        m the model runs sync views on a thread per request, not on a pool
        n it is about a thread per request, and the model has a number of threads
        o the model runs sync views on one thread
        p the probe says that its framework has no async views
        q the model admits one sync view at a time, so no two can meet
        r the model has one gateway, so there is nothing to route
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
