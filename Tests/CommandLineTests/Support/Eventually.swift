import Testing

struct Timeout: Error, CustomStringConvertible {
  let description: String
}

/// Polls until `look` finds something, for at most 30 s.
@discardableResult
func eventually<Value>(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation, _ look: () async throws -> Value?
) async throws -> Value {
  let deadline = ContinuousClock.now.advanced(by: .seconds(30))
  while ContinuousClock.now < deadline {
    if let value = try await look() { return value }
    try await Task.sleep(for: .milliseconds(5))
  }
  Issue.record("did not happen within 30 s: \(awaited)", sourceLocation: sourceLocation)
  throw Timeout(description: awaited)
}
