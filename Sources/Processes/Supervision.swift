import CLinux
import Glibc
import Platform
import Synchronization
import SystemPackage

/// The kit's side of one supervisor: a thread that starts it, follows its reports, and ends with it.
///
/// The thread is one of its own, so that no wait for a process takes a thread from Swift's pool.
final class Supervision: Sendable {
  enum Beginning: Sendable {
    case started(process: pid_t, supervisor: pid_t)
    case failed(SpawnError)
  }

  private struct State {
    var lifeline: Lifeline?
    /// Set from its spawn until it is reaped: only in between does the number surely mean the supervisor.
    var supervisor: pid_t?
    /// Means the program and never a later process with its number.
    var program: Int32?
    var log: LogTail?
    var madeFolder: String?
  }

  /// A machine under load can take seconds for an exec; what takes longer than this hangs.
  private static let longestStart: Int32 = 30_000
  /// How long a supervisor may take to kill, reap and delete, once the grace period is over.
  private static let longestEnd = Duration.seconds(20)

  let exit = Latch<Exit>()
  private let launch: Launch
  private let directories: [KnownDirectory]
  private let beginning = Latch<Beginning>()
  private let end = Latch<Void>()
  private let state = Mutex(State())

  init(of launch: Launch) {
    var launch = launch
    launch.record = launch.record ?? RecordFile.newPath()
    self.launch = launch
    directories = launch.removing.filter(launch.mayDelete).compactMap(KnownDirectory.init)
  }

  var madeFolder: String? { state.withLock { $0.madeFolder } }

  func begin() async -> Beginning {
    if !runOnNewThread({ self.run() }) {
      fail("the system has no thread left to follow it", "end some processes, or raise the limit")
      conclude()
    }
    return await beginning.wait()
  }

  func signal(_ number: Int32) {
    guard exit.value == nil else { return }
    state.withLock { state in
      if let program = state.program { _ = lockstep_signal_process(program, number) }
    }
  }

  func letGo() { state.withLock { $0.lifeline?.letGo() } }

  /// In a task of its own, because the end has to be waited for even by a task that is cancelled.
  func stop() async {
    letGo()
    // A supervisor that someone has suspended could not see it.
    tellSupervisor(SIGCONT)
    let limit = launch.grace + Supervision.longestEnd
    await Task.detached {
      if await self.end.wait(within: limit) != nil { return }
      self.tellSupervisor(SIGKILL)
      await self.end.wait()
    }.value
  }

  func tail(lines: Int) -> [String] { state.withLock { $0.log }?.lines(lines) ?? [] }

  private func run() {
    do throws(SpawnError) {
      let link = try SupervisorLink(starting: launch)
      state.withLock { state in
        state.lifeline = link.lifeline
        state.supervisor = link.supervisor
        state.log = link.log
      }
      follow(link.lifeline)
    } catch {
      beginning.set(.failed(error))
    }
    conclude()
  }

  private func follow(_ lifeline: Lifeline) {
    var reader = ReportReader()
    var isGone = false
    while true {
      let patience = beginning.value == nil ? Supervision.longestStart : -1
      guard let bytes = lifeline.receive(within: patience) else {
        fail("its exec hangs", "look at the file system that holds it")
        break
      }
      if bytes.isEmpty { break }
      for report in reader.reports(in: bytes) {
        if report == .gone { isGone = true }
        note(report, from: lifeline)
      }
    }
    bury(afterAll: isGone)
  }

  private func note(_ report: SupervisorReport, from lifeline: Lifeline) {
    switch report {
    case .made(let name): state.withLock { $0.madeFolder = launch.making.map { folder(of: $0) + "/" + name } }
    case .unmade(let code):
      let parent = launch.making.map(folder(of:)) ?? ""
      fail(
        "no directory can be made in \(parent) (\(Errno(rawValue: code)))",
        "see that it can be written to and has room, or set TMPDIR")
    case .started(let process):
      let program = lockstep_open_process(process)
      let supervisor = state.withLock { state in
        if program >= 0 { state.program = program }
        return state.supervisor ?? 0
      }
      lifeline.acknowledge()
      beginning.set(.started(process: process, supervisor: supervisor))
    case .failed(let code): beginning.set(.failed(SpawnError(of: launch, errno: code)))
    case .ended(let exit): self.exit.set(exit)
    case .gone: break
    }
  }

  /// Ends and reaps the supervisor. One that did not say that all is gone was killed: the kit does its work then.
  private func bury(afterAll isGone: Bool) {
    guard let supervisor = state.withLock({ $0.supervisor }) else { return }
    if !isGone { tellSupervisor(SIGKILL) }
    // Ended but not reaped: until then its number, which is its session's as well, cannot come to mean another's.
    var facts = siginfo_t()
    while waitid(P_PID, id_t(supervisor), &facts, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
    if !isGone {
      ProcessTable.endSession(supervisor)
      settleRecord()
      removeDirectories()
    }
    state.withLock { state in
      waitpid(supervisor, nil, WNOHANG)
      state.supervisor = nil
    }
  }

  private func removeDirectories() { for directory in directories { directory.delete() } }

  /// Deletes what the dead supervisor had made, which it may not have said yet.
  private func settleRecord() {
    guard let path = launch.record else { return }
    // Another kit that looks for dead runs holds it for a moment, and leaves it as soon as it sees that this one lives.
    for _ in 0..<100 where access(path, F_OK) == 0 {
      if let file = RecordFile(locking: path) {
        file.record?.deleteDirectories()
        file.delete()
        return
      }
      poll(nil, 0, 10)
    }
  }

  private func tellSupervisor(_ signal: Int32) {
    state.withLock { state in
      if let supervisor = state.supervisor { kill(supervisor, signal) }
    }
  }

  private func fail(_ found: String, _ advice: String) {
    beginning.set(.failed(SpawnError(executable: launch.command.executable, found: found, advice: advice)))
  }

  /// After this nothing waits any more, whatever happened.
  private func conclude() {
    state.withLock { state in
      if let lifeline = state.lifeline { close(lifeline.descriptor) }
      if let program = state.program { close(program) }
      state.lifeline = nil
      state.program = nil
    }
    if case .started = beginning.value {} else { removeDirectories() }
    fail("its supervisor was killed before it could start it", "look for what kills processes, such as a memory limit")
    exit.set(.signal(SIGKILL))
    end.set(())
  }
}
