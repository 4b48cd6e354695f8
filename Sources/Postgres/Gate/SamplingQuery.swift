import Texts

/// The one statement that a gate looks into Postgres with, prepared once. With 60 waiters it takes
/// Postgres 0.5 ms, and the kit about 1 ms in all.
struct SamplingQuery {
  let namespace: Int32
  let applicationName: String
  /// The backend of the connection that holds the gate.
  let holder: Int32

  struct Answer {
    var sample: Sample
    /// The keys of the gate that its own connection holds.
    var held: Set<Int32>
  }

  /// `locks` is read before `activity`, which its one-time filter sees to. A backend that went on in between has a
  /// statement that began after the wait did, so the two are never taken for a pair: no request is seen at the gate of
  /// another. (`waitstart` exists since Postgres 14.)
  static func preparation(serverVersion: String) -> String {
    let tellsStart = (VersionNumber(serverVersion)?.major ?? 0) >= 14
    let paired = tellsStart ? "(a.query_start IS NULL OR l.waitstart >= a.query_start)" : "true"
    let waitstart = tellsStart ? ", waitstart" : ""
    return """
      PREPARE lockstep_sample (oid, text, int) AS
      WITH locks AS MATERIALIZED (
        SELECT pid, granted, mode\(waitstart),
          CASE WHEN locktype = 'advisory' AND classid = $1 AND objsubid = 2
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) THEN objid END AS key
        FROM pg_locks WHERE NOT granted OR locktype = 'advisory'
      ), activity AS MATERIALIZED (
        SELECT pid, application_name, backend_type, state, query, query_start
        FROM pg_stat_activity WHERE (SELECT count(*) FROM locks) >= 0
      )
      SELECT a.pid AS backend, a.application_name = $2 AND a.backend_type = 'client backend' AS counted,
        a.state, a.query, l.pid IS NOT NULL AS waits, l.key, NULL AS held
      FROM activity a LEFT JOIN locks l ON l.pid = a.pid AND NOT l.granted AND \(paired)
      WHERE a.application_name = $2 OR l.key IS NOT NULL
      UNION ALL
      SELECT NULL, NULL, NULL, NULL, NULL, NULL,
        (SELECT coalesce(string_agg(key::text, ' '), '')
         FROM locks WHERE granted AND pid = $3 AND mode = 'ExclusiveLock' AND key IS NOT NULL)
      """
  }

  /// `pg_locks` shows a namespace, which is a signed number where locks are taken, as an unsigned one.
  var text: String {
    "EXECUTE lockstep_sample (\(UInt32(bitPattern: namespace)), \(applicationName.quoted), \(holder))"
  }

  func answer(_ rows: Rows) throws(PostgresError) -> Answer {
    var answer = Answer(sample: Sample(sightings: [], backends: 0), held: [])
    for row in rows {
      if let held = row["held"] {
        answer.held = Set(held.split(separator: " ").compactMap { Self.key(String($0)) })
        continue
      }
      if row["counted"] == "t" { answer.sample.backends += 1 }
      if let sighting = try sighting(row) { answer.sample.sightings.append(sighting) }
    }
    return answer
  }

  private func sighting(_ row: Row) throws(PostgresError) -> Sighting? {
    let backend = try row.int("backend")
    let key = row["key"].flatMap(Self.key)
    let query = row["query"] ?? ""
    guard query != Visibility.hidden else { throw Visibility.error(backend: backend) }
    // An idle backend shows the last statement of a request that may long be over.
    guard key != nil || (row["state"] ?? "idle") != "idle" else { return nil }
    guard let comment = StatementComment(parsing: query) else {
      guard let key else { return nil }
      throw unreadable(query, backend: backend, key: key, state: row["state"])
    }
    let waits = try row.bool("waits")
    return Sighting(
      request: comment.request, process: comment.process, thread: comment.thread, backend: backend,
      place: key.map { .gate($0) } ?? (waits ? .lock : .other))
  }

  private static func key(_ oid: String) -> Int32? { UInt32(oid).map { Int32(bitPattern: $0) } }

  private func unreadable(_ query: String, backend: Int, key: Int32, state: String?) -> PostgresError {
    let found =
      state == "disabled" ? "activities are not tracked" : "its statement is \"\(query.abridged(to: 120))\""
    return PostgresError(
      .unusable, doing: "reading who waits at the gate",
      message: "backend \(backend) waits for key \(key) without a readable lockstep comment: \(found)",
      advice: """
        Set track_activities = on for the role, and see to it that nothing between the server and Postgres strips \
        comments or rewrites statements.
        """)
  }
}
