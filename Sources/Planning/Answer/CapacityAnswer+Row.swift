public import Capacity

extension CapacityAnswer {
  /// The prediction for one load.
  public struct Row: Sendable {
    /// Who sends requests.
    public var load: Arrivals
    /// Requests of each run, those included that are left out of the figures.
    public var requests: Int
    /// What the runs came to.
    public var prediction: Prediction
    /// The share of the threads that work; `nil` where nothing bounds them.
    public var busy: Double?
  }
}
