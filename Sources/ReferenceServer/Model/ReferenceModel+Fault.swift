extension ReferenceModel {
  /// What the workers are instead, under the faults by which another protocol than the named one calls the application.
  ///
  /// How many views run at once is the same: nothing bounds them either way.
  func replaced(by fault: Fault?) -> ReferenceModel {
    switch (fault, self) {
    case (.blockingWorkers, .asgi(let processes, _)): .wsgi(processes: processes, threads: nil)
    case (.eventLoops, .wsgi(let processes, _)): .asgi(processes: processes, .perRequest)
    default: self
    }
  }
}
