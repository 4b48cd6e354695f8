package import Capacity

extension CapacityAnswer {
  /// The prediction for one load.
  package struct Row: Sendable {
    /// Who sends requests.
    package var load: Arrivals
    /// Requests of each run, those included that are left out of the figures.
    package var requests: Int
    /// What the runs came to.
    package var prediction: Prediction
    /// The share of the threads that work; `nil` where nothing bounds them.
    package var busy: Double?
  }
}
