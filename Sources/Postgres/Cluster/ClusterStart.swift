import Glibc
import Platform
import Processes

/// All that is needed to start a cluster, once or again.
struct ClusterStart: Sendable {
  let run: RunName
  let binaries: ClusterBinaries
  let folder: RunFolder
  let owner: Account?
  let password: String
  let workshop: Workshop

  /// Puts a copy of the template into a folder of its own.
  ///
  /// `useless` is the password of a template that Postgres did not start on.
  static func prepare(
    named run: String, useless: String? = nil, _ variables: Variables
  ) async throws(PostgresError) -> ClusterStart {
    let owner = try Account.forPostgres()
    await DeadRuns.clear()
    let folder = try await RunFolder.make(owner: owner, variables)
    do throws(PostgresError) {
      let workshop = try Workshop()
      let binaries = try await ClusterBinaries.find(variables)
      let password = try await ClusterTemplate.copy(
        into: folder, for: binaries, owner: owner, useless: useless, in: workshop, variables)
      return ClusterStart(
        run: RunName(run), binaries: binaries, folder: folder, owner: owner,
        password: password, workshop: workshop)
    } catch {
      await folder.remove()
      throw error
    }
  }

  struct Launched {
    var port: Int
    var process: SupervisedProcess
    /// Those that found their port taken. Each removes the folder once it is stopped, so none may be let go before.
    var earlier: [SupervisedProcess]
  }

  struct LaunchFailure: Error {
    var error: PostgresError
    /// Whether Postgres ended by itself, for want of something other than its port.
    var mayBeTemplate: Bool
  }

  /// Starts Postgres, on another port when somebody took the one it was given.
  ///
  /// If that fails, its folder is gone.
  func launchOnFreePort() async throws(LaunchFailure) -> Launched {
    var processes: [SupervisedProcess] = []
    var portWasTaken = false
    do throws(PostgresError) {
      while true {
        let port = try freePort()
        let process = try await spawn(port: port)
        processes.append(process)
        do throws(PostgresError) {
          try await waitUntilReady(process)
          return Launched(port: port, process: process, earlier: processes.dropLast())
        } catch {
          portWasTaken = process.tail(lines: 8).contains { $0.contains("already in use") }
          guard processes.count < 5, portWasTaken else { throw error }
        }
      }
    } catch {
      let hasEnded = processes.last?.exit != nil
      for process in processes { await process.stop() }
      await folder.remove()
      throw LaunchFailure(error: error, mayBeTemplate: hasEnded && !portWasTaken)
    }
  }

  private func freePort() throws(PostgresError) -> Int {
    do throws(PlatformError) { return try FreePort.pick() } catch {
      throw PostgresError(.cluster, doing: "looking for a port for an embedded Postgres", error)
    }
  }

  /// Starts Postgres at a port of which the caller knows that it is free; does not wait until it is ready.
  func spawn(port: Int) async throws(PostgresError) -> SupervisedProcess {
    let command = Command(
      binaries.postgres, ClusterSettings.postgres(folder: folder, port: port, run: run),
      environment: ClusterSettings.environment(binaries: binaries.folder), directory: folder.path)
    let launch = Launch(
      command, log: folder.log, stopSignal: SIGQUIT, removing: [folder.path],
      identity: owner.map { ($0.user, $0.group) })
    do { return try await SupervisedProcess.start(launch) } catch { throw ClusterFailure.spawn(error) }
  }

  /// Watches Postgres' own word on whether it accepts connections.
  func waitUntilReady(_ process: SupervisedProcess) async throws(PostgresError) {
    try await workshop.run { () throws(PostgresError) in
      let deadline = Deadline(in: .seconds(30))
      while true {
        let file = FileTree.read("\(folder.data)/postmaster.pid").flatMap(PostmasterFile.init)
        if file?.isReady(process.processID) == true { return }
        guard process.exit == nil, !deadline.hasPassed else {
          throw ClusterFailure.ended("postgres", process.exit, process.tail(lines: 8))
        }
        waitAMoment()
      }
    }
  }
}
