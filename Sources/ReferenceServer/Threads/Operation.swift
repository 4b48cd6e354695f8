/// What a view may wait for, by the names that `--blocked-by` knows.
enum Operation: String, CaseIterable, Sendable {
  case sleeping = "sleep"
  case querying = "query"
  case calling = "web"
}
