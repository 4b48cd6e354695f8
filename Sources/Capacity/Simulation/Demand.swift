/// What the n-th request asks for. It is drawn as the request is sent, so it is the same whatever station answers it.
struct Demand {
  private enum Kind: UInt8 { case none, one, random, sequence }

  private let service: Sampler
  private let kind: Kind
  private let sequence: [Int32]
  private var works: Xoshiro
  private var draws: Xoshiro
  /// How many rows there are.
  let rows: Int

  init(_ workload: Workload, requests: Int, seed: UInt64) {
    service = Sampler(workload.service)
    works = Xoshiro(seed: seed, .service)
    draws = Xoshiro(seed: seed, .row)
    var sequence = [Int32]()
    switch workload.rows {
    case .none: (kind, rows) = (.none, 0)
    case .one: (kind, rows) = (.one, 1)
    case .random(let count): (kind, rows) = (.random, count)
    case .sequence(let given):
      var numbers = [Int: Int32]()
      sequence = given.prefix(requests).map { row in
        let number = numbers[row] ?? Int32(numbers.count)
        numbers[row] = number
        return number
      }
      (kind, rows) = (.sequence, numbers.count)
    }
    self.sequence = sequence
  }

  /// The work of the n-th request in nanoseconds, and its row or -1.
  @inline(__always)
  mutating func next(_ number: Int) -> (work: Double, row: Int32) {
    let work = service.draw(&works)
    switch kind {
    case .none: return (work, -1)
    case .one: return (work, 0)
    case .random: return (work, Int32(truncatingIfNeeded: draws.below(rows)))
    case .sequence: return (work, sequence[number])
    }
  }
}
