import Postgres
import TestSupport
import Testing

/// The error of the kit's that `body` throws.
func failure<Value>(
  sourceLocation: SourceLocation = #_sourceLocation, of body: () async throws -> Value
) async throws -> PostgresError {
  do {
    let value = try await body()
    Issue.record("no error, but \(value)", sourceLocation: sourceLocation)
    throw Timeout("an error")
  } catch let error as PostgresError {
    return error
  }
}
