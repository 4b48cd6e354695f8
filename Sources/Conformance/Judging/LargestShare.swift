import Glibc

/// How many connections one of several workers may get before chance no longer explains it.
struct LargestShare {
  /// How often a server that keeps its promise is found guilty, at most: once in a million runs.
  static let errorRate = 1e-6

  var processes: Int
  var connections: Int

  /// The greatest probability with which any one worker may get the next connection: twice an even share.
  var probability: Double { min(1, 2 / Double(max(1, processes))) }

  /// The most connections that one worker may have got.
  ///
  /// If no worker gets the next connection with more than ``probability``, whatever came before, then the number that
  /// one worker gets is at most binomial, and that any of them gets more than this is as likely as ``errorRate`` at most.
  var most: Int {
    var tail = 0.0
    var most = connections
    while most > 0 {
      tail += exactly(most)
      if Double(processes) * tail > Self.errorRate { return most }
      most -= 1
    }
    return most
  }

  /// The binomial probability of exactly so many connections.
  private func exactly(_ count: Int) -> Double {
    let (all, some) = (Double(connections), Double(count))
    guard probability < 1 else { return count == connections ? 1 : 0 }
    let ways = lgamma(all + 1) - lgamma(some + 1) - lgamma(all - some + 1)
    return exp(ways + some * log(probability) + (all - some) * log(1 - probability))
  }
}
