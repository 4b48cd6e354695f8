/// What one simulated run delivered. Everything but the peaks is about the answers after the warm-up.
public struct Forecast: Hashable, Sendable {
  /// How many answers it is about.
  public let answers: Int
  /// From the first request's sending, or the end of the warm-up, to the last answer; in seconds.
  public let seconds: Double
  /// From a request's sending, in an open loop its intended arrival, to its answer.
  public let latency: LatencyHistogram
  /// What requests waited for before their work began, on average.
  public let waiting: Waiting
  /// Most requests that had a thread and, where they are limited, a backend at once.
  public let peakAdmitted: Int
  /// Most requests that were sent and not answered at once.
  public let peakInFlight: Int
  /// Mean number of requests that were sent and not answered.
  public let meanInFlight: Double
  /// How many answers each process gave.
  public let answersByProcess: [Int]
  /// How many threads of each process were occupied, on average.
  public let occupiedByProcess: [Double]
  /// How many threads each process has; nil where nothing bounds them.
  public let threadsPerProcess: Int?
  /// How many requests found their row held.
  public let collisions: Int
  /// How many steps the simulation took for the whole run: arrivals, ends of a phase, ends of a client's thinking.
  public let events: Int

  /// Requests a second, as a client measures them.
  public var throughput: Double { Double(answers) / seconds }

  /// The share of the answers that each process gave.
  public var shares: [Double] { answersByProcess.map { Double($0) / Double(max(1, answers)) } }

  /// How many threads were occupied, on average over time: working, or waiting for a backend or a row.
  public var meanOccupied: Double { occupiedByProcess.reduce(0, +) }

  /// The share of all threads that were occupied; nil where nothing bounds them.
  public var utilisation: Double? {
    threadsPerProcess.map { meanOccupied / (Double($0) * Double(occupiedByProcess.count)) }
  }

  /// Mean seconds for each request, over all requests whether they waited or not.
  public struct Waiting: Hashable, Sendable {
    /// For a thread, in the queue of a process or of the server.
    public let thread: Double
    /// For a Postgres backend, where those are limited.
    public let backend: Double
    /// For the lock of a row.
    public let row: Double

    /// For all three.
    public var total: Double { thread + backend + row }
  }
}
