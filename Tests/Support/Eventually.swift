package import Testing

/// Something that a test waited for in vain.
package struct Timeout: Error, CustomStringConvertible {
  package let description: String

  package init(_ awaited: String) { description = "did not happen within two minutes: \(awaited)" }
}

/// Polls until `look` finds something, for at most two minutes: a busy machine is no failure.
@discardableResult
package func eventually<Value>(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation, _ look: () async throws -> Value?
) async throws -> Value {
  if let value = try await polled(look) { return value }
  let timeout = Timeout(awaited)
  Issue.record(timeout, sourceLocation: sourceLocation)
  throw timeout
}

/// The same for a condition.
package func eventually(
  _ awaited: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
) async throws {
  try await eventually(awaited, sourceLocation: sourceLocation) { try await holds() ? () : nil }
}

/// Polls until `condition` holds; false once two minutes have passed.
package func until(_ condition: () async throws -> Bool) async rethrows -> Bool {
  try await polled { try await condition() ? true : nil } ?? false
}

/// What `look` finds first; `nil` once two minutes have passed.
private func polled<Value>(_ look: () async throws -> Value?) async rethrows -> Value? {
  let deadline = ContinuousClock.now.advanced(by: .seconds(120))
  while ContinuousClock.now < deadline {
    if let value = try await look() { return value }
    // Between two looks; what ends the wait is what they find, or the deadline.
    try? await Task.sleep(for: .milliseconds(5))
  }
  return try await look()
}
