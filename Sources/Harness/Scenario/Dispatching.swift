import Conformance

extension ScenarioRun {
  /// Sends one request and writes down what becomes of it.
  func dispatch(_ view: View, to process: Int?, on connection: HTTPConnection?, key: Int32?, row: Int?, pause: Int) {
    let (name, path) = begin(view, to: process, key: key, row: row, pause: pause)
    let (server, log) = (server, log)
    run(
      Task {
        let result = await server.exchange(path, named: name, on: connection, to: process)
        log.settle(name, result)
      })
  }

  /// Names a request, writes it down as sent now, and says where it goes.
  func begin(
    _ view: View, to process: Int? = nil, key: Int32? = nil, row: Int? = nil, pause: Int
  ) -> (name: String, path: String) {
    numbers += 1
    let name = "\(prefix)\(numbers)"
    noteEvent()
    log.add(.init(name: name, view: view, process: process, key: key, sent: KitClock.now()))
    return (name, view.path(request: name, namespace: gate.namespace, key: key, row: row, milliseconds: pause))
  }

  /// Has a task end with the scenario.
  func run(_ task: Task<Void, Never>) { tasks.append(task) }
}
