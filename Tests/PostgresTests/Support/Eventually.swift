import Postgres
import Testing

struct Timeout: Error, CustomStringConvertible {
  let description: String
}

/// Polls until `look` finds something, for at most two minutes: a busy machine is no failure.
@discardableResult
func eventually<Value>(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ look: () async throws -> Value?
) async throws -> Value {
  let deadline = ContinuousClock.now.advanced(by: .seconds(120))
  while ContinuousClock.now < deadline {
    if let value = try await look() { return value }
    try await Task.sleep(for: .milliseconds(2))
  }
  Issue.record("did not happen within two minutes: \(awaited)", sourceLocation: sourceLocation)
  throw Timeout(description: awaited)
}

/// The error of the kit's that `body` throws.
func failure<Value>(
  sourceLocation: SourceLocation = #_sourceLocation, of body: () async throws -> Value
) async throws -> PostgresError {
  do {
    let value = try await body()
    Issue.record("no error, but \(value)", sourceLocation: sourceLocation)
    throw Timeout(description: "an error")
  } catch let error as PostgresError {
    return error
  }
}
