import Texts

/// What to do about an error that Postgres gave, by its SQLSTATE
/// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
enum PostgresAdvice {
  static func connecting(to dsn: DSN, sqlState: String?, message: String) -> String? {
    switch sqlState {
    case "28P01", "28000":
      "Check the user and the password of the connection string, and the server's pg_hba.conf."
    case "3D000": "Create that database, or name another one in the connection string."
    case "53300": outOfSlots
    case "57P03": "Wait until Postgres has started or stopped, then try again."
    case "08P01": pooler
    case .some: nil
    case nil where message.contains("password"):
      "Give the password in the connection string, in PGPASSWORD or in a password file."
    case nil where message.contains("invalid ") && message.contains("option"): "Mend the connection string."
    case nil: "Start Postgres there, or give the address of one that runs."
    }
  }

  static func answering(sqlState: String?) -> String? {
    switch sqlState {
    case "53300": outOfSlots
    case "42501": "Grant the role what it lacks, or give a connection string of a role that has it."
    case "25006": "Give the address of the primary: this one is a standby or read-only."
    case "55P03": "Something else holds that lock: look into pg_locks for its backend."
    case "53100": "Free some space on the disk of Postgres."
    default: nil
    }
  }

  static let outOfSlots =
    "Every connection slot of Postgres is taken: close other clients or raise max_connections."

  static let pooler =
    "If the address is a pooler's, such as PgBouncer's, give Postgres' own: a pooler hands the kit's locks to others."

  static func deadline(_ deadline: Duration) -> String {
    "Postgres is stopped, overloaded or cut off, or something else listens there; the limit was \(deadline.inWords)."
  }

  static let lost = "Postgres went away or was told to end the connection: its log says which."
}
