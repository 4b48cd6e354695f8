import Testing

@testable import ServerFiles

@Suite("A server model that cannot be", .timeLimit(.minutes(10)))
struct ServerFileModelErrorTests {
  private static let fromOne = "a whole number from 1 to 1000 is accepted"
  private static let promises = "database, refuses-above, accepts-at-most, recycles-after, listens, grace, keep-alive"
  private static let databases = "accepted: per-request, persistent, {pool: 4} or {pool: 5, overflow: 10}"
  private static let times = "a time from 1ms to a day is accepted, such as 30s or 500ms"
  private static let places = "accepted: one-thread, thread-per-request, {pool: 6} or {pool: python-default}"

  @Test(arguments: [
    BadServerFile(
      model: "wsgi",
      #"model is the text "wsgi"; a mapping is accepted, such as {gateway: wsgi, processes: 5, threads: 1}"#),
    BadServerFile(
      model: "{gateway: wsgi, procesess: 1}",
      #"unknown key "procesess" in model; did you mean "processes"? "#
        + "accepted here: gateway, processes, threads, sync-views, sync, async, backends, " + promises),
    BadServerFile(model: "{processes: 1}", "model has no gateway; add it, such as gateway: asgi"),
    BadServerFile(
      model: "{gateway: wsgy}", #"model.gateway is the text "wsgy"; did you mean "wsgi"? accepted: asgi, split, wsgi"#),
    BadServerFile(model: "{gateway: wsgi}", "model has no processes; add it, such as processes: 1"),
    BadServerFile(model: "{gateway: wsgi, processes: 0}", "model.processes is 0; " + fromOne),
    BadServerFile(model: "{gateway: wsgi, processes: -1}", "model.processes is -1; " + fromOne),
    BadServerFile(model: "{gateway: wsgi, processes: 1001}", "model.processes is 1001; " + fromOne),
    BadServerFile(
      model: "{gateway: wsgi, processes: 99999999999999999999}", "model.processes is 99999999999999999999; " + fromOne),
    BadServerFile(model: "{gateway: wsgi, processes: five}", #"model.processes is the text "five"; "# + fromOne),
    BadServerFile(
      model: #"{gateway: wsgi, processes: "5"}"#, #"model.processes is the text "5"; "# + fromOne + ", without quotes"),
    BadServerFile(model: "{gateway: wsgi, processes: 1.5}", "model.processes is the number 1.5; " + fromOne),
    BadServerFile(
      model: "{gateway: wsgi, processes: 010}", "model.processes is the number 010; " + fromOne + ", in decimal digits"),
    BadServerFile(model: "{gateway: wsgi, processes: 1}", "model has no threads; add it, such as threads: 1"),
    BadServerFile(model: "{gateway: wsgi, processes: 1, threads: 0}", "model.threads is 0; " + fromOne),
    BadServerFile(
      model: "{gateway: wsgi, processes: {least: 4, most: 2}, threads: 1}",
      "model.processes has least 4 and most 2; the least comes first: {least: 1, most: 4}"),
    BadServerFile(
      model: "{gateway: wsgi, processes: {least: 1}, threads: 1}",
      "model.processes has no most; add it, such as {least: 1, most: 4}"),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: per-requests}",
      #"model.threads is the text "per-requests"; did you mean "per-request"? "#
        + "accepted: a whole number, per-request, or {greenlets: 1000, blocked-by: [query]}"),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: {greenlet: 5}}",
      #"unknown key "greenlet" in model.threads; did you mean "greenlets"? accepted here: greenlets, blocked-by"#),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: {greenlets: 5, blocked-by: [querry]}}",
      #"word 1 of model.threads.blocked-by is the text "querry"; did you mean "query"? accepted: query, sleep, web"#),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, database: pooled}",
      #"model.database is the text "pooled"; "# + databases),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, database: {pool: 0}}", "model.database.pool is 0; " + fromOne),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, grace: 30}", "model.grace is the number 30; " + times),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, keep-alive: 2 days}",
      #"model.keep-alive is the text "2 days"; "# + times),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, listens: share}",
      #"model.listens is the text "share"; did you mean "shared"? accepted: shared, per-worker"#),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, recycles-after: -1}",
      "model.recycles-after is -1; a whole number from 1 to 1000000 is accepted"),
    BadServerFile(
      model: "{gateway: split, listens: shared}",
      "a split server has listens on its two sides only; move it below sync: or async:, or name one gateway"),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, backends: 0}",
      "model.backends is 0; a whole number from 1 to 10000 is accepted"),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, sync-views: one-thread}",
      "a wsgi server has no sync-views, since every view runs on the threads of its processes; "
        + "remove the line, or say gateway: asgi"),
    BadServerFile(
      model: "{gateway: asgi, processes: 1, threads: 1}",
      "an asgi server has no threads of its own to count; "
        + "say where its sync views run, such as sync-views: one-thread, or say gateway: wsgi"),
    BadServerFile(
      model: "{gateway: asgi, processes: 1}",
      "model has no sync-views; add it, such as sync-views: thread-per-request"),
    BadServerFile(
      model: "{gateway: asgi, processes: 1, sync-views: one-thraed}",
      #"model.sync-views is the text "one-thraed"; did you mean "one-thread"? "# + places),
    BadServerFile(
      model: "{gateway: asgi, processes: 1, sync-views: true}",
      "model.sync-views is true, which YAML reads as a truth value; " + places),
    BadServerFile(
      model: "{gateway: asgi, processes: 1, sync-views: {pool: 0}}", "model.sync-views.pool is 0; " + fromOne),
    BadServerFile(
      model: "{gateway: asgi, processes: 1, sync-views: {pol: 1}}",
      #"unknown key "pol" in model.sync-views; did you mean "pool"? accepted here: pool"#),
    BadServerFile(
      model: "{gateway: split, processes: 2}",
      "a split server has processes on its two sides only; move it below sync: or async:, or name one gateway"),
    BadServerFile(
      model: "{gateway: split, async: {processes: 2}}",
      "model has no sync; add it, such as sync: {processes: 2, threads: 1}"),
    BadServerFile(
      model: "{gateway: split, sync: {processes: 2, threads: 1}}",
      "model has no async; add it, such as async: {processes: 2}"),
    BadServerFile(
      model: "{gateway: split, sync: {processes: 2}, async: {processes: 2}}",
      "model.sync has no threads; add it, such as threads: 1"),
    BadServerFile(
      model: "{gateway: split, sync: {processes: 2, threads: 1}, async: 2}",
      "model.async is the number 2; a mapping is accepted, such as {processes: 2}"),
    BadServerFile(
      model: "{gateway: split, sync: {processes: 2, threads: 1}, async: {processes: 1, sync-views: one-thread}}",
      #"unknown key "sync-views" in model.async; accepted here: processes, "# + promises),
    BadServerFile(
      model: "{gateway: wsgi, processes: 1, threads: 1, async: {processes: 2}}",
      "async is a side of a server with two gateways, and this one has the gateway wsgi; "
        + "remove it, or say gateway: split"),
  ])
  func `is refused`(bad: BadServerFile) { bad.expectRefusal() }
}
