import ArgumentParser

enum GatewayName: String, CaseIterable, ExpressibleByArgument { case wsgi, asgi, split }

/// What `thread_sensitive` is in the words of asgiref.
enum Sensitivity: String, CaseIterable, ExpressibleByArgument {
  case always = "true"
  case never = "false"
  case perRequest
}

/// How many threads a blocking worker has.
enum ThreadCount: Equatable, ExpressibleByArgument {
  case number(Int)
  case perRequest

  init?(argument: String) {
    guard argument != "per-request" else {
      self = .perRequest
      return
    }
    guard let number = Int(argument) else { return nil }
    self = .number(number)
  }
}

/// How many threads the pool for sync views has.
enum PoolSize: Equatable, ExpressibleByArgument {
  case number(Int)
  case pythonDefault

  init?(argument: String) {
    guard argument != "python-default" else {
      self = .pythonDefault
      return
    }
    guard let number = Int(argument) else { return nil }
    self = .number(number)
  }
}

extension Fault: ExpressibleByArgument {}
extension Operation: ExpressibleByArgument {}
extension SplitSide: ExpressibleByArgument {}

extension SplitPorts: ExpressibleByArgument {
  /// As `init(argument:)` reads them.
  var argument: String { "\(sync),\(async)" }

  init?(argument: String) {
    let ports = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard ports.count == 2, let sync = ports[0], let async = ports[1] else { return nil }
    self.init(sync: sync, async: async)
  }
}
