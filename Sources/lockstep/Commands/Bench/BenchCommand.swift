import ArgumentParser
import Conformance
import Foundation
import Harness
import Planning
import Postgres
import Reporting
import ServerFiles

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the talk's workloads on servers, beside what their models predict.",
    discussion: """
      A closed loop of clients, each with a new connection for each request, or an open one with --rate. A rate says how \
      fast a server is here and today; how many requests it admits at once is what check counts.
      """)

  @Argument(help: "Server files.") var files = ["lockstep.yaml"]
  @OptionGroup var load: BenchOptions
  @Option(help: "How many servers are measured side by side, each with a Postgres of its own.") var jobs = 1
  @Option(
    help: "A file of figures to put beside the measured ones: lines of a server's name and its requests a second.")
  var published: String?
  @Option(help: "Any of \(BenchFormat.names); repeat it for several, each with its own --output.")
  var format: [String] = []
  @Option(help: "Where to write the report of the same place among the formats; otherwise standard output.")
  var output: [String] = []
  @Option(help: "Use this Postgres, given as a URI or as key=value, instead of one of the run's own.") var postgres:
    String?

  func run() async throws {
    let outputs = try Outputs<BenchFormat>(format, output, names: BenchFormat.names)
    guard (1...64).contains(jobs) else { throw UsageError("--jobs is \(jobs); give it from 1 to 64") }
    let plan = try load.plan()
    let figures = try published.map(PublishedFigures.init(file:))
    let servers = try CheckCommand.load(files)
    let place = try CheckCommand.place(postgres)
    let line = ProgressLine()
    let (jobs, watch) = (jobs, { @Sendable in line.show($0) })
    let task = Task { await Self.measure(servers, plan, in: place, jobs: jobs, watch) }
    let interruption = Interruption { task.cancel() }
    var rows = await task.value
    line.clear()
    for index in rows.indices { rows[index].published = figures?[rows[index].server] }
    let signal = interruption.end()
    let results = BenchResults(rows)
    try outputs.write { try $0.render(results, colour: $1) }
    if let signal { throw ExitCode(signal == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated) }
    throw ExitCode(rows.contains { $0.failure != nil } ? 3 : 0)
  }

  /// The rows of all servers, in the order of their files.
  private static func measure(
    _ files: [ServerFile], _ plan: BenchPlan, in place: PostgresChoice, jobs: Int,
    _ progress: @escaping @Sendable (CheckEvent) -> Void
  ) async -> [BenchRow] {
    await withTaskGroup(of: (Int, [BenchRow]).self) { group in
      var waiting = files.enumerated().makeIterator()
      func begin() {
        guard let (index, file) = waiting.next() else { return }
        group.addTask { (index, await Bench.run(file, plan, in: place, progress: progress)) }
      }
      for _ in 0..<jobs { begin() }
      var found: [(Int, [BenchRow])] = []
      for await rows in group {
        found.append(rows)
        begin()
      }
      return found.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
