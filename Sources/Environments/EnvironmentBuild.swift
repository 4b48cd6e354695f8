import Foundation
import Platform
import Processes
import Texts

/// Makes one environment in its place in the cache, where nobody else builds meanwhile.
///
/// It is built in place, since a virtual environment cannot be moved, and counts only once its marker is there.
struct EnvironmentBuild {
  var lock: LockFile
  var place: String
  var interpreter: Interpreter
  var cache: CacheDirectory
  /// Its descriptor is held by what runs here, beyond the death of the kit.
  var held: FileLock
  var limits: Limits
  var progress: @Sendable (String) -> Void

  /// Far more than either takes on a slow machine and network.
  struct Limits: Sendable {
    var creation = Duration.seconds(180)
    var installation = Duration.seconds(900)
  }

  private var doing: String { "create the Python environment \(lock.name)" }
  private var log: String { place + ".log" }
  private var temporary: String { place + "/lockstep-tmp" }

  func run() async throws(EnvironmentError) -> CompletionMarker {
    do throws(EnvironmentError) {
      try removeLeftovers()
      try cache.make(temporary, doing: doing)
      let pip = lock.packages > 0 ? [] : ["--without-pip"]
      try await run(
        interpreter.path, ["-m", "venv"] + pip + [place], within: limits.creation,
        as: "creating it with Python \(interpreter.version)")
      if lock.packages > 0 { try await install() }
      return try complete()
    } catch {
      // What is left without a marker would be removed by the next run as well; the space may be needed before that.
      try? FileManager.default.removeItem(atPath: place)
      throw error
    }
  }

  private func removeLeftovers() throws(EnvironmentError) {
    try? FileManager.default.removeItem(atPath: log)
    guard (try? FileManager.default.attributesOfItem(atPath: place)) != nil else { return }
    progress("Python environment \(lock.name): removing one that is incomplete or damaged")
    do {
      try FileManager.default.removeItem(atPath: place)
    } catch {
      throw EnvironmentError(
        doing: doing, found: "the unusable one at \(place) cannot be removed (\(error.localizedDescription))",
        advice: "remove that directory by hand")
    }
  }

  private func install() async throws(EnvironmentError) {
    let arguments = [
      "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-input",
      "--disable-pip-version-check", "--progress-bar", "off", "-r", lock.file,
    ]
    try await run(
      place + "/bin/python", arguments, within: limits.installation,
      as: "installing \(lock.packages) \(lock.packages == 1 ? "package" : "packages")")
  }

  private func complete() throws(EnvironmentError) -> CompletionMarker {
    let python = place + "/bin/python"
    let marker = CompletionMarker(
      interpreter: URL(filePath: python).resolvingSymlinksInPath().path, version: "\(interpreter.version)")
    do {
      try FileManager.default.removeItem(atPath: temporary)
      try marker.write(in: place)
    } catch {
      throw cache.unusable(doing, error.localizedDescription)
    }
    return marker
  }

  private func run(
    _ program: String, _ arguments: [String], within deadline: Duration, as step: String
  ) async throws(EnvironmentError) {
    let what = "Python environment \(lock.name): \(step)"
    progress(what)
    let command = Command(
      program, arguments, environment: ChildEnvironment.variables(temporary: temporary), directory: place)
    let run = ProgramRun(command, log: log, keeping: held.descriptor, deadline: deadline)
    let (end, lines): (ProgramRun.End, [String])
    do throws(SpawnError) {
      (end, lines) = try await run.run { [progress] in progress("\(what), \($0.inWholeSeconds)") }
    } catch {
      throw EnvironmentError(doing: doing, found: "\(step) failed: \(error.found)", advice: error.advice)
    }
    if end != .ended(.code(0)) { throw failure(of: step, end, lines.map(\.withoutCredentials), deadline) }
  }

  private func failure(
    of step: String, _ end: ProgramRun.End, _ lines: [String], _ deadline: Duration
  ) -> EnvironmentError {
    let output = PipFailure.telling(lines)
    let cause = PipFailure(lines) ?? (cache.isFull ? .diskFull : nil)
    let advice = cause?.advice(cache: cache.path) ?? "see the whole output in \(log), mend that, and run this again"
    switch end {
    case .cancelled: return .interrupted(doing)
    case .deadline:
      let found = "\(step) did not end within \(deadline.inWords)" + (cause.map { ": \($0.found)" } ?? "")
      return EnvironmentError(doing: doing, found: found, advice: advice, output: output)
    case .ended(let exit):
      let found = "\(step) failed: \(cause?.found ?? "it \(exit)")"
      return EnvironmentError(doing: doing, found: found, advice: advice, output: output)
    }
  }
}
