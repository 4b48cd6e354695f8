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
    Subject("grn", ServerModel(Side(processes: 3, .greenlets(Executor.Greenlets(100))))),
    Subject("stop", ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(10, blockedBy: [.query]))))),
    Subject(
      "g+2",
      ServerModel(
        sync: Side(processes: 1, .greenlets(Executor.Greenlets(99))), async: Side(processes: 2, .loop(syncViews: nil)))),
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
                               W11  W12  W21  one  2one pool req  2+2  W-   A-   Wreq 1-4  grn  stop g+2
        RT-3                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓
        RT-1.sync-held         a    a    a    a    a    a    a    ✓    a    a    a    a    a    a    b
        RT-1.async-held        a    a    a    a    a    a    a    ✓    a    a    a    a    a    a    ✓
        WK-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓    ✓
        WK-2                   ✓    ✓    ✓    c    c    c    c    d    ✓    c    e    ✓    ✓    ✓    d
        WK-3                   f    f    ✓    f    ✓    f    ✓    d    ✓    ✓    ✓    g    ✓    f    d
        WK-4                   h    h    h    c    c    c    c    d    ✓    c    e    h    i    i    d
        WK-5.sleep             ✓    ✓    ✓    c    c    c    c    d    ✓    c    e    ✓    ✓    ✓    d
        WK-5.query             ✓    ✓    ✓    c    c    c    c    d    ✓    c    e    ✓    ✓    ✓    d
        WK-5.web               ✓    ✓    ✓    c    c    c    c    d    ✓    c    e    ✓    ✓    ✓    d
        WK-6                   ✓    ✓    ✓    c    c    c    c    d    j    c    e    ✓    ✓    ✓    d
        TS-1                   k    k    k    ✓    ✓    l    m    d    k    l    k    k    k    k    d
        TS-2                   k    k    k    ✓    ✓    l    m    d    k    l    k    k    ✓    ✓    d
        TS-3                   k    k    k    ✓    ✓    ✓    ✓    d    k    ✓    k    k    k    k    d
        TS-4                   k    k    k    n    n    ✓    o    d    k    ✓    k    k    k    k    d
        TS-5                   p    p    p    q    q    l    ✓    d    p    l    ✓    p    r    r    d
        TS-6                   p    p    p    q    q    l    ✓    d    p    l    ✓    p    r    r    d
        TS-7                   k    k    k    f    ✓    f    ✓    d    k    ✓    k    k    k    k    d
        TS-8.wait-for          k    k    k    ✓    ✓    ✓    ✓    d    k    ✓    k    k    k    k    d
        TS-8.gather            k    k    k    ✓    ✓    ✓    ✓    d    k    ✓    k    k    k    k    d
        TS-8.task              k    k    k    ✓    ✓    ✓    ✓    d    k    ✓    k    k    k    k    d
        TS-8.task-left-behind  k    k    k    ✓    ✓    ✓    ✓    d    k    ✓    k    k    k    k    d
        TS-9.true              k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        TS-9.false             k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        AS-1                   k    k    k    ✓    ✓    ✓    ✓    ✓    k    s    ✓    k    k    k    ✓
        AS-2                   k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        AS-3                   k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        AS-4                   k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        AS-5                   k    k    k    ✓    ✓    ✓    ✓    d    k    s    k    k    k    k    d
        TX-1                   t    ✓    ✓    t    ✓    ✓    ✓    d    ✓    ✓    ✓    ✓    ✓    t    d
        TX-2                   t    ✓    ✓    t    ✓    ✓    ✓    d    ✓    ✓    ✓    ✓    ✓    t    d
        TX-6                   t    ✓    ✓    t    ✓    ✓    ✓    d    ✓    ✓    ✓    ✓    ✓    ✓    d
        CN-1                   u    u    u    u    u    u    u    d    u    u    u    u    u    u    d
        CP-1                   ✓    ✓    ✓    ✓    ✓    ✓    ✓    d    ✓    ✓    ✓    ✓    ✓    ✓    d
        a the model has one gateway, so there is nothing to route
        b the model has room for 99 sync views, and the kit does not hold so many
        c it is a promise of WSGI servers, and this model is ASGI
        d the model has two gateways, and this is about one; check each side by a file of its own
        e it is about a number of threads, and the model has a thread per request
        f the model has one process, so there is no other one to answer
        g the model has 1 to 4 processes, and with one there is no other one to answer
        h of fewer than three processes none can get more than two even shares
        i a worker with greenlets takes every connection that it finds, as long as it has one free
        j Django 3.0.14 has no async views; they came with Django 3.1
        k it is a promise of ASGI servers, and this model is WSGI
        l the model runs sync views on a pool of 6
        m the model runs sync views on a thread per request
        n the model runs sync views on one thread, not on a pool
        o the model runs sync views on a thread per request, not on a pool
        p it is about a thread per request, and the model has a number of threads
        q the model runs sync views on one thread
        r it is about a thread per request, and all greenlets of a process share one
        s the probe says that its framework has no async views
        t the model admits one sync view at a time, so no two can meet
        u the model does not say how many database connections there are
        """)
  }

  @Test func `of TS-7 ends where a file says how its event loops listen, as long as something bounds their threads`() {
    func reason(_ place: ThreadSensitivity, _ listens: Promises.Listening?) -> String? {
      let side = Side(processes: 2, .loop(syncViews: place), Promises(listens: listens))
      return Property.passesFullWorkersBy.inapplicable(Subject("x", ServerModel(side)))
    }
    #expect(reason(.pool(40), nil) == nil)
    #expect(
      reason(.pool(40), .shared)
        == "its workers share one socket (listens: shared), and an event loop takes connections however busy its threads are"
    )
    #expect(
      reason(.oneThread, .perWorker)
        == "each of its workers serves what came to a socket of its own (listens: per-worker), however busy it is")
    for listens in Promises.Listening.allCases { #expect(reason(.perRequest, listens) == nil) }
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
