import Processes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// All that is needed to start a cluster, once or again.
struct ClusterStart: Sendable {
  let run: RunName
  let binaries: ClusterBinaries
  let folder: RunFolder
  let owner: Account?
  let password: String
  let workshop: Workshop

  /// Puts a copy of the template into a folder of its own.
  static func prepare(named run: String, _ variables: Variables) async throws(PostgresError) -> ClusterStart {
    let owner = try Account.forPostgres()
    await DeadRuns.clear()
    let folder = try await RunFolder.make(owner: owner, variables)
    do throws(PostgresError) {
      let workshop = try Workshop()
      let binaries = try await ClusterBinaries.find(variables, scratch: folder.path)
      let template = try await ClusterTemplate.ready(for: binaries, owner: owner, variables)
      try await workshop.run { () throws(PostgresError) in
        do throws(SystemFailure) { try FileTree.copy(template.data, to: folder.data, owner: owner) } catch {
          throw PostgresError(
            .cluster, doing: "copying the template of an embedded Postgres", message: error.description,
            advice: "It needs 30 MB in \(folder.path); point TMPDIR elsewhere if there is no room.")
        }
      }
      return ClusterStart(
        run: RunName(run), binaries: binaries, folder: folder, owner: owner,
        password: template.password ?? "",
        workshop: workshop)
    } catch {
      await folder.remove()
      throw error
    }
  }

  struct Launched {
    var port: UInt16
    var process: SupervisedProcess
    /// Those that found their port taken. Each removes the folder once it is stopped, so none may be let go before.
    var earlier: [SupervisedProcess]
  }

  /// Starts Postgres, on another port when somebody took the one it was given.
  ///
  func launchOnFreePort() async throws(PostgresError) -> Launched {
    var processes: [SupervisedProcess] = []
    do throws(PostgresError) {
      while true {
        let port = try await workshop.run(FreePort.pick)
        let process = try await spawn(port: port)
        processes.append(process)
        do throws(PostgresError) {
          try await waitUntilReady(process)
          return Launched(port: port, process: process, earlier: processes.dropLast())
        } catch {
          guard processes.count < 5, process.tail(lines: 8).contains(where: { $0.contains("already in use") }) else {
            throw error
          }
        }
      }
    } catch {
      for process in processes { await process.stop() }
      await folder.remove()
      throw error
    }
  }

  /// Starts Postgres at a port of which the caller knows that it is free; does not wait until it is ready.
  func spawn(port: UInt16) async throws(PostgresError) -> SupervisedProcess {
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
