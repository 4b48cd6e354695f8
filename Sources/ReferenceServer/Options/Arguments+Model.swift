import ArgumentParser
import Glibc

extension Arguments {
  /// What they ask the server to be. Throws a `ValidationError` where they ask for none.
  func layout() throws(ValidationError) -> Layout {
    let processes = try processes.checked(in: 1...256, "--processes")
    guard asyncProcesses == nil || gateway == .split else {
      throw ValidationError(
        "The option --async-processes is about split, but --gateway is \(gateway.rawValue); leave it out.")
    }
    guard greenlets == nil || gateway != .asgi else {
      throw ValidationError("The option --greenlets is about wsgi, but --gateway is asgi; leave it out.")
    }
    guard greenlets == nil || threads == nil else {
      throw ValidationError("Both --threads and --greenlets are given; give one of them.")
    }
    guard greenlets != nil || blockedBy.isEmpty else {
      throw ValidationError(
        "The option --blocked-by is about greenlets, and --greenlets is missing; give both or none.")
    }
    switch gateway {
    case .wsgi:
      guard threadSensitive == nil, pool == nil else {
        throw ValidationError(
          "The option --\(pool == nil ? "thread-sensitive" : "pool") is about asgi, but --gateway is wsgi; leave it out."
        )
      }
      return .one(try blockingWorkers(processes))
    case .asgi:
      guard threads == nil else {
        throw ValidationError(
          "The option --threads is about wsgi, but --gateway is asgi; use --thread-sensitive instead.")
      }
      return .one(.asgi(processes: processes, try syncViews()))
    case .split:
      let asyncProcesses = try (asyncProcesses ?? 1).checked(in: 1...256, "--async-processes")
      return .split(
        sync: try blockingWorkers(processes),
        async: .asgi(processes: asyncProcesses, try syncViews()))
    }
  }

  /// How many database connections each process has in a pool.
  func pooledConnections() throws(ValidationError) -> Int? {
    let size = try databasePool?.checked(in: 1...1024, "--database-pool")
    guard let fault, [.databasePoolOneShort, .databasePoolOneOver].contains(fault) else { return size }
    guard let size, size > 1 || fault == .databasePoolOneOver else {
      throw ValidationError(
        "The fault \(fault.rawValue) is about a pool of database connections; give --database-pool, 2 or more, or leave --fault "
          + "out.")
    }
    return size
  }

  private func blockingWorkers(_ processes: Int) throws(ValidationError) -> ReferenceModel {
    guard let greenlets else { return .wsgi(processes: processes, threads: try threadsOfEach()) }
    return .greenlets(
      processes: processes, count: try greenlets.checked(in: 1...1024, "--greenlets"), stopsIn: Set(blockedBy))
  }

  private func threadsOfEach() throws(ValidationError) -> Int? {
    switch threads {
    case nil: 1
    case .perRequest: nil
    case .number(let number): try number.checked(in: 1...1024, "--threads")
    }
  }

  private func syncViews() throws(ValidationError) -> ReferenceModel.SyncViews {
    guard let threadSensitive else {
      throw ValidationError("The option --thread-sensitive is missing; give it true, false or perRequest.")
    }
    guard pool == nil || threadSensitive == .never else {
      throw ValidationError(
        "The option --pool needs --thread-sensitive false, but that is '\(threadSensitive.rawValue)'; leave one out.")
    }
    switch threadSensitive {
    case .always: return .oneThread
    case .perRequest: return .perRequest
    case .never:
      guard case .number(let size) = pool else {
        return .pool(ReferenceModel.SyncViews.pythonDefault(cpus: sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      }
      return .pool(try size.checked(in: 1...1024, "--pool"))
    }
  }
}
