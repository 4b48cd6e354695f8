extension Scenario {
  /// Whether it sends signals to the server.
  package var sendsSignals: Bool { steps.contains { if case .signal = $0 { true } else { false } } }
}
