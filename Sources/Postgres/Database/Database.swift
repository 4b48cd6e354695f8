/// One run's place in a Postgres, embedded or the user's own: a schema with the bank table, and names to be known by.
package actor Database {
  /// The application_name of the server under test, `lockstep-<run>`.
  package nonisolated let applicationName: String
  /// The schema of the run's tables, `lockstep_<run>`.
  package nonisolated let schema: String
  /// The version of Postgres, as `15.18`.
  package nonisolated let version: String
  /// Where it is, with nothing left to the environment.
  package nonisolated let dsn: DSN
  /// By which it is told from other databases, and from one of its name elsewhere.
  package nonisolated let identity: DatabaseIdentity
  /// What was found odd about this Postgres, one sentence each; nothing that keeps the kit from working.
  package nonisolated let notes: [String]
  /// How many more connections it could take when it was opened.
  package nonisolated let freeSlots: Int
  /// The cluster that this database is in, unless it is the user's own.
  package nonisolated let cluster: EmbeddedCluster?

  let run: RunName
  private let ownsCluster: Bool
  var control: Connection

  /// Opens `place` for a run: checks that a gate there means something, and creates the run's schema.
  ///
  /// The error says what keeps the place from being used, and how to mend it.
  package static func open(_ place: PostgresChoice, run name: String) async throws(PostgresError) -> Database {
    switch place {
    case .dsn(let dsn): return try await open(dsn, nil, owned: false, RunName(name))
    case .cluster(let cluster): return try await open(cluster.dsn, cluster, owned: false, RunName(name))
    case .embedded:
      let cluster = try await EmbeddedCluster.start(named: name)
      do { return try await open(cluster.dsn, cluster, owned: true, RunName(name)) } catch {
        await cluster.stop()
        throw error
      }
    }
  }

  private static func open(
    _ dsn: DSN, _ cluster: EmbeddedCluster?, owned: Bool, _ run: RunName
  ) async throws(PostgresError) -> Database {
    let control = try await KitSession.open(dsn, as: run, explainLoss: cluster?.explainLoss)
    let preflight = Preflight(connection: control, dsn: dsn, run: run)
    let notes = try await preflight.inspect()
    let slots = try await preflight.freeSlots()
    let identity = try await DatabaseIdentity(of: control)
    let schema = ScratchSchema(connection: control, run: run)
    try await schema.claim()
    try await schema.dropStale()
    try await schema.create()
    return Database(
      run, control, version: await control.serverVersion, dsn: await control.resolved ?? dsn, identity, notes,
      slots: slots, cluster,
      owned)
  }

  private init(
    _ run: RunName, _ control: Connection, version: String, dsn: DSN, _ identity: DatabaseIdentity, _ notes: [String],
    slots: Int,
    _ cluster: EmbeddedCluster?, _ ownsCluster: Bool
  ) {
    (self.run, self.control, self.version, self.dsn) = (run, control, version, dsn)
    (self.identity, self.notes, self.cluster, self.ownsCluster) = (identity, notes, cluster, ownsCluster)
    (applicationName, schema, freeSlots) = (run.application, run.schema, slots)
  }

  /// A connection of the kit's own, direct and without time limits.
  func connect() async throws(PostgresError) -> Connection {
    try await KitSession.open(dsn, as: run, explainLoss: cluster?.explainLoss)
  }

  /// Stops and starts the embedded Postgres, at the same address and with the same data.
  ///
  /// Every connection dies, so gates must be opened anew. A Postgres of the user's own is never restarted.
  package func restartPostgres() async throws(PostgresError) {
    guard let cluster else {
      throw PostgresError(
        .unusable, doing: "restarting Postgres", message: "this one is the user's own",
        advice: "Leave out the connection string: the kit then starts a Postgres that it may restart.")
    }
    try await cluster.restart()
    control = try await connect()
    try await ScratchSchema(connection: control, run: run).claim()
  }

  /// Ends what is left of the server's connections, drops the schema, and removes the cluster if it is the run's own.
  package func close() async throws(PostgresError) {
    if ownsCluster, let cluster {
      await control.close()
      await cluster.stop()
      return
    }
    do {
      try await terminateAll()
      try await ScratchSchema(connection: control, run: run).drop()
    } catch {
      await control.close()
      throw error
    }
    await control.close()
  }
}
