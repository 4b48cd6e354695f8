import CLibPQ

extension DSN {
  /// Nothing said: libpq takes everything from PGHOST, PGUSER and the like, as a launched server does.
  package static let environmentDefault = DSN(options: [:])

  /// The PG* variables that lead a child process to the same place. They hold the password, if there is one.
  package var environment: [String: String] {
    var environment: [String: String] = [:]
    for (option, variable) in Self.variables {
      if let value = options[option] { environment[variable] = value }
    }
    return environment
  }

  /// libpq's own table of which option is read from which variable.
  private static let variables: [String: String] = {
    guard let defaults = PQconndefaults() else { return [:] }
    defer { PQconninfoFree(defaults) }
    var variables: [String: String] = [:]
    var option = defaults
    while let keyword = option.pointee.keyword {
      if let variable = option.pointee.envvar { variables[String(cString: keyword)] = String(cString: variable) }
      option += 1
    }
    return variables
  }()

  /// The place that a connection was made to, with what libpq took from the environment and its defaults spelt out,
  /// so that a process with another environment gets there as well.
  init(resolvedBy connection: OpaquePointer) {
    self.init(options: [:])
    guard let list = PQconninfo(connection) else { return }
    defer { PQconninfoFree(list) }
    var option = list
    while let keyword = option.pointee.keyword.map({ String(cString: $0) }) {
      let value = option.pointee.val.map { String(cString: $0) }
      let compiled = option.pointee.compiled.map { String(cString: $0) }
      if let value, value != compiled, !value.isEmpty { options[keyword] = value }
      option += 1
    }
    for own in ["application_name", "fallback_application_name", "client_encoding", "hostaddr", "service"] {
      options[own] = nil
    }
    options["host"] = String(cString: PQhost(connection))
    options["port"] = String(cString: PQport(connection))
    options["user"] = String(cString: PQuser(connection))
    options["dbname"] = String(cString: PQdb(connection))
  }
}
