import Platform

/// The schema that a run keeps its tables in, from its creation to its end.
struct ScratchSchema {
  let connection: Connection
  let run: RunName

  /// Says that the run is alive: the lock stands as long as the connection does.
  func claim() async throws(PostgresError) {
    let deadline = Deadline(in: .seconds(2))
    // Another run that cleans up holds the lock for a moment.
    while try await !connection.tryLock(run.schema) {
      guard !deadline.hasPassed else {
        throw PostgresError(
          .unusable, doing: "claiming the schema \(run.schema)",
          message: "another run of that name is at work in this database",
          advice: "Wait for its end, or give this run another name.")
      }
      try await connection.query("SELECT pg_sleep(0.01)")
    }
  }

  /// Creates the schema and its tables, in place of one that a dead run of the same name left.
  func create() async throws(PostgresError) {
    let found = try await connection.query(
      "SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = $1", [run.schema])
    guard found.isEmpty || found.first?["mark"] == RunName.mark else {
      throw PostgresError(
        .unusable, doing: "creating the schema \(run.schema)",
        message: "there is one already, and it is not the kit's",
        advice: "Give the run another name, or connect to another database.")
    }
    do {
      try await connection.query(
        """
        SET LOCAL lock_timeout = '5s';
        DROP SCHEMA IF EXISTS \(run.schema) CASCADE;
        CREATE SCHEMA \(run.schema);
        COMMENT ON SCHEMA \(run.schema) IS \(RunName.mark.quoted);
        CREATE TABLE \(run.schema).ledger (request text NOT NULL);
        CREATE TABLE \(run.schema).bank (id integer PRIMARY KEY, name text NOT NULL, balance integer NOT NULL);
        INSERT INTO \(run.schema).bank SELECT id, 'account ' || id, 100 FROM generate_series(1, 100) AS id
        """)
    } catch {
      guard error.sqlState == "42501" else { throw error }
      var error = error
      error.doing = "creating the schema \(run.schema)"
      error.advice = """
        The role needs a schema of its own for the run's tables: GRANT CREATE ON DATABASE (its name) TO (the role), or \
        give a connection string of a role that may create schemas.
        """
      throw error
    }
  }

  func drop() async throws(PostgresError) {
    try await connection.query(
      "SET LOCAL lock_timeout = '5s'; DROP SCHEMA IF EXISTS \(run.schema) CASCADE", deadline: .seconds(10))
  }

  /// Drops what dead runs left behind: schemas with the kit's mark that nobody's lock stands for.
  ///
  /// One that cannot be dropped now is left to the next run.
  func dropStale() async throws(PostgresError) {
    let schemas = try await connection.query(
      """
      SELECT nspname FROM pg_namespace
      WHERE nspname LIKE 'lockstep\\_%' AND nspname <> $1 AND obj_description(oid, 'pg_namespace') = $2
        AND pg_has_role(nspowner, 'USAGE')
      """, [run.schema, RunName.mark])
    for schema in schemas.compactMap({ $0["nspname"] }) where try await connection.tryLock(schema) {
      do {
        let name = "\"\(schema.replacing("\"", with: "\"\""))\""
        try await connection.query("SET LOCAL lock_timeout = '1s'; DROP SCHEMA IF EXISTS \(name) CASCADE")
      } catch {
        guard error.kind == .refused else { throw error }
      }
      try await connection.query("SELECT pg_advisory_unlock(\(RunName.lockKey(ofSchema: schema)))")
    }
  }
}

extension Connection {
  fileprivate func tryLock(_ schema: String) throws(PostgresError) -> Bool {
    try query("SELECT pg_try_advisory_lock(\(RunName.lockKey(ofSchema: schema))) AS done").only.bool("done")
  }
}
