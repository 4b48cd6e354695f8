/// How a run counts time: in nanoseconds since its start, as a `Double`.
///
/// Whole nanoseconds add up exactly below 2^53 (104 days), so requests that take equally long finish together, and
/// beyond that nothing overflows.
enum SimulationClock {
  /// Longest single draw: about 31 years.
  static let longest = 1e18

  static func nanoseconds(_ seconds: Double) -> Double { (seconds * 1e9).rounded() }
  static func seconds(_ nanoseconds: Double) -> Double { nanoseconds / 1e9 }
}
