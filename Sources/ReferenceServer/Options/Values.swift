import ArgumentParser

enum Gateway: String, CaseIterable, ExpressibleByArgument { case wsgi, asgi }

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
