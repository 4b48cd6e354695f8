import Platform

extension PostgresError {
  init(_ kind: Kind, doing: String, _ error: PlatformError) {
    self.init(kind, doing: doing, message: error.found, advice: error.advice.asSentence)
  }

  /// A template that could not be kept in the cache.
  init(keeping failure: SystemFailure) {
    self.init(.cluster, doing: "keeping a Postgres template in the cache", CacheFolder.unusable(failure))
  }
}

extension String {
  /// The clause with a capital at its beginning and a full stop at its end.
  fileprivate var asSentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
