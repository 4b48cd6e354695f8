extension Database {
  /// How many rows each request has in the ledger, by the request: those that were committed and no others.
  package func committedRows() async throws(PostgresError) -> [String: Int] {
    let rows = try await control.query("SELECT request, count(*) AS rows FROM \(schema).ledger GROUP BY request")
    var counts: [String: Int] = [:]
    for row in rows { counts[try row.string("request")] = try row.int("rows") }
    return counts
  }
}
