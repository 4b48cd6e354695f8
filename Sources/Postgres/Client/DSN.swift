import CLibPQ

/// Where a Postgres is and how to log in there: libpq's connection options. Its description never shows a password.
package struct DSN: Sendable, Hashable {
  var options: [String: String]

  init(options: [String: String]) { self.options = options }

  /// Reads a URI (`postgresql://…`) or a string of `key=value` pairs, as libpq does
  /// (<https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING>).
  package init(parsing text: String) throws(PostgresError) {
    var message: UnsafeMutablePointer<CChar>?
    guard let parsed = PQconninfoParse(text, &message) else {
      let found = message.map { String(cString: $0) } ?? "libpq had no memory left"
      PQfreemem(message)
      throw Self.unreadable(Redaction.quoted(in: ServerMessage.flattened(found), from: text))
    }
    defer { PQconninfoFree(parsed) }
    options = Self.values(of: parsed)
    if let complaint = Self.complaint(about: options) { throw Self.unreadable(complaint) }
  }

  /// The host's name or address, or the folder of its unix socket; nil stands for libpq's default, as below.
  package var host: String? { options["host"] ?? options["hostaddr"] }
  package var port: String? { options["port"] }
  package var user: String? { options["user"] }
  package var database: String? { options["dbname"] }

  /// The same place with some of libpq's options set to other values.
  package func adding(_ others: [String: String]) -> DSN {
    DSN(options: options.merging(others) { _, new in new })
  }

  /// The options of a libpq option list that have a value.
  static func values(of list: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var values: [String: String] = [:]
    var option = list
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return values
  }

  /// A piece of a password that strayed into another option, which happens when it holds an unescaped `@`, `:` or `/`.
  private static func complaint(about options: [String: String]) -> String? {
    let ports = (options["port"] ?? "").split(separator: ",", omittingEmptySubsequences: true)
    guard ports.allSatisfy({ (1...65535).contains(Int($0) ?? 0) }) else { return "its port is not a number" }
    let strays = [options["host"], options["dbname"]].contains { $0?.contains("@") ?? false }
    return strays ? "its host or its database has an '@' in it" : nil
  }

  private static func unreadable(_ message: String) -> PostgresError {
    PostgresError(
      .unusable, doing: "reading the connection string", message: message,
      advice: """
        Write postgresql://user@host:port/database or 'host=… port=… user=… dbname=…'; in a URI the characters \
        @ : / ? # % of a password are written %40 %3A %2F %3F %23 %25.
        """)
  }
}
