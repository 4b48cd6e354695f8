import Testing

struct Timeout: Error, CustomStringConvertible {
  let description: String
}

/// Polls until `look` finds something, for at most two minutes: a busy machine is no failure.
@discardableResult
func eventually<Value>(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation, _ look: () async throws -> Value?
) async throws -> Value {
  let deadline = ContinuousClock.now.advanced(by: .seconds(120))
  while ContinuousClock.now < deadline {
    if let value = try await look() { return value }
    try await Task.sleep(for: .milliseconds(5))
  }
  Issue.record("did not happen within two minutes: \(awaited)", sourceLocation: sourceLocation)
  throw Timeout(description: awaited)
}

/// The same for a condition.
func eventually(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
) async throws {
  try await eventually(awaited, sourceLocation: sourceLocation) { try await holds() ? () : nil }
}
