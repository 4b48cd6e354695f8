/// Which Postgres a run takes place in.
package enum PostgresChoice: Sendable {
  /// A cluster of the run's own, started for it and removed after it.
  case embedded
  /// A cluster that is running already and outlives the database.
  case cluster(EmbeddedCluster)
  /// The user's own.
  case dsn(DSN)
}
