/// The names under which a run is known in Postgres.
struct RunName {
  /// The run's name in lower case, with nothing in it that a schema name would have to quote, 40 characters at most.
  let name: String

  init(_ run: String) {
    let plain = run.lowercased().unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "0"..."9": Character(scalar)
      default: Character("_")
      }
    }
    name = plain.isEmpty ? "run" : String(plain.prefix(40))
  }

  var schema: String { "lockstep_\(name)" }
  /// The application_name of the server under test.
  var application: String { "lockstep-\(name)" }
  /// The application_name of the kit's own connections; not one that could be taken for the server's.
  var kit: String { "lockstep kit \(name)" }

  /// The key of the advisory lock that says that the run is alive, as an SQL expression.
  static func lockKey(ofSchema schema: String) -> String { "hashtextextended(\(schema.quoted), 0)" }

  /// What is written on the schema, so that no schema of the user's is ever taken for one of the kit's.
  static let mark = "scratch schema of a lockstep run, dropped when the run is over"
}
