import Foundation

do {
  switch CommandLine.arguments.dropFirst().first {
  case "simulation": try SimulationBenchmark.run(simpy: CommandLine.arguments.dropFirst(2).first)
  case "answer": try await AnswerBenchmark.run()
  case "driver": try await DriverBenchmark.run()
  case "hold": try await HoldingProcess.run(CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 10_000)
  default:
    say(
      "lockstep-benchmarks: what to measure is missing; give it one of: simulation, driver, answer", to: .standardError)
    exit(2)
  }
} catch {
  say("lockstep-benchmarks: \(error)", to: .standardError)
  exit(1)
}
