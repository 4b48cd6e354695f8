import CLibPQ

/// Catches what Postgres says when it ends an idle connection, which libpq treats as a notice since nobody asked.
///
/// Other notices are dropped: libpq would print them to standard error.
final class Farewell {
  private(set) var error: PostgresError?

  /// Must be called before the connection is used, and outlive it.
  func listen(on handle: OpaquePointer) {
    PQsetNoticeReceiver(
      handle,
      { context, notice in
        guard let context, let notice else { return }
        let heard = PostgresError(notice, statement: "")
        // Class 57 is operator intervention: a shutdown, a crash, pg_terminate_backend, a timeout for idle sessions.
        guard heard.sqlState?.hasPrefix("57") == true else { return }
        Unmanaged<Farewell>.fromOpaque(context).takeUnretainedValue().error = heard
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
