package import Testing

/// Has the tests of a suite run ``Aside``, one after the other: for those that compute for long and wait for nothing.
package struct AsideTrait: SuiteTrait, TestTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Aside.run(function)
  }
}

extension Trait where Self == AsideTrait {
  package static var aside: Self { Self() }
}
