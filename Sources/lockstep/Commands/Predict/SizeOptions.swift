import ArgumentParser
import Conformance
import Harness
import Histories
import Planning
import Reporting
import ServerFiles

/// What is to be other than the server files say.
struct SizeOptions: ParsableArguments {
  @Option(help: "Predict for so many processes instead of the file's; of a split server, on its sync side.")
  var processes: Int?
  @Option(help: "Predict for so many threads in each blocking worker instead of the file's.") var threads: Int?
  @Option(help: "The most Postgres backends that each server may hold, instead of the file's.") var backends: Int?

  func server(_ file: ServerFile) throws -> CapacityQuestion.Server {
    try check(processes, "--processes", most: ServerModel.counts.upperBound)
    try check(threads, "--threads", most: ServerModel.counts.upperBound)
    try check(backends, "--backends", most: 10_000)
    var model = file.model
    if let processes { model = model.with(processes: processes) }
    if let threads {
      guard let other = model.with(threads: threads) else {
        let (found, other) =
          file.model.syncSide.gateway == .asgi
          ? ("an asgi server has no threads of its own to count", "its sync-views")
          : ("this server runs greenlets and no threads to count", "its model")
        throw UsageError("\(file.file): \(found); leave out --threads, or change \(other)")
      }
      model = other
    }
    return CapacityQuestion.Server(file.name, file: file.file, model, backends: backends ?? file.model.backends)
  }

  /// The bounds of server files hold here too.
  private func check(_ count: Int?, _ option: String, most: Int) throws {
    guard let count, !(1...most).contains(count) else { return }
    throw UsageError("\(option) is \(count); give a whole number from 1 to \(most)")
  }
}
