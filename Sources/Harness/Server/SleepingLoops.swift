import Conformance

/// How often the event loops of a server were found asleep, which an event loop never is: it waits for what comes.
struct SleepingLoops {
  /// So many sightings are no oversight of a library that yields its turn.
  private static let enough = 5
  /// So many looks, at most of which a loop was asleep, show that it hardly does anything else.
  private static let many = 40
  /// And so many times that it fell asleep: one long sleep, as of a connection that is made once, is over.
  private static let often = 3

  private var looks: [Int: Int] = [:]
  private var asleep: [Int: Int] = [:]
  /// How often each fell asleep.
  private var naps: [Int: Int] = [:]
  private var sleepers: Set<Int> = []

  mutating func look(at process: Int, isAsleep: Bool) {
    looks[process, default: 0] += 1
    guard isAsleep else {
      sleepers.remove(process)
      return
    }
    asleep[process, default: 0] += 1
    if sleepers.insert(process).inserted { naps[process, default: 0] += 1 }
  }

  mutating func add(_ other: SleepingLoops) {
    looks.merge(other.looks, uniquingKeysWith: +)
    asleep.merge(other.asleep, uniquingKeysWith: +)
    naps.merge(other.naps, uniquingKeysWith: +)
  }

  /// What a reader should know of that before anything else, a sentence without its full stop.
  var notes: [String] {
    guard let (finding, count) = finding, count >= Self.enough else { return [] }
    return [
      "\(finding): code that requests pass, such as middleware, blocks it, and meanwhile its process answers nobody; what is "
        + "said below of waiting and of throughput was seen in between"
    ]
  }

  /// Why nothing more is asked of a server whose loop sleeps at most looks, as a sentence.
  var hopelessness: String? {
    guard let process = worst, looks[process, default: 0] >= Self.many, naps[process, default: 0] >= Self.often,
      2 * asleep[process, default: 0] > looks[process, default: 0], let (finding, _) = finding
    else { return nil }
    return
      "\(finding), so nothing more was asked of it; take what sleeps out of the way of the requests, or have it await"
  }

  private var worst: Int? { asleep.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

  private var finding: (words: String, count: Int)? {
    guard let process = worst, let count = asleep[process], let all = looks[process] else { return nil }
    return (
      "the event loop of process \(process) was found asleep at \(count) of \(all.of("look")), as time.sleep puts it",
      count
    )
  }
}
