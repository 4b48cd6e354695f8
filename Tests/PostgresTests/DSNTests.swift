import Testing

@testable import Postgres

@Suite("A connection string", .timeLimit(.minutes(10)))
struct DSNTests {
  @Test("is read as a URI and as key=value pairs")
  func parsing() throws {
    let uri = try DSN(parsing: "postgresql://ann:p%40ss%3A%2Fword@db.example:6543/shop?sslmode=require")
    #expect(uri.host == "db.example" && uri.port == "6543" && uri.user == "ann" && uri.database == "shop")
    #expect(uri.environment["PGPASSWORD"] == "p@ss:/word")
    #expect(uri.environment["PGSSLMODE"] == "require")

    let pairs = try DSN(parsing: #"host=/run/pg user=ann password='it\'s a \\secret' dbname='my shop'"#)
    #expect(pairs.host == "/run/pg" && pairs.database == "my shop" && pairs.port == nil)
    #expect(pairs.environment["PGPASSWORD"] == #"it's a \secret"#)
  }

  @Test(
    "never shows its password",
    arguments: [
      "postgresql://ann:hunter2@db/shop", "host=db user=ann password='hunter2' sslpassword=hunter2",
      "postgresql://ann@db/shop?password=hunter2&sslpassword=hunter2",
    ])
  func redaction(text: String) throws {
    let dsn = try DSN(parsing: text)
    var dumped = ""
    dump(dsn, to: &dumped)
    for shown in ["\(dsn)", String(reflecting: dsn), "\([dsn])", dumped] {
      #expect(!shown.contains("hunter2"))
      #expect(shown.contains("ann:***@db"))
    }
  }

  @Test(
    "that does not parse says what to do, and shows no piece of a password",
    arguments: [
      "postgresql://ann:hun@ter2:x@db/shop", "postgresql://ann:hun/ter2@db/shop", "postgresql://ann:hunter2%@db/shop",
      "host=db password=hun ter2", "host=db password='hunter2", "postgresql://ann:hun@ter2@db/shop",
      "postgresql://ann:1/hunter2@db/shop", "postgresql://db/shop?password=hunter2&ter2=1",
    ])
  func unreadable(text: String) async throws {
    let error = try await failure { try DSN(parsing: text) }
    #expect(error.kind == .unusable)
    #expect(!error.description.contains("ter2"))
    #expect(error.description.contains("Write postgresql://user@host:port/database"))
  }

  @Test("that is no connection string at all is quoted")
  func harmless() async throws {
    let error = try await failure { try DSN(parsing: "host=db prot=5432") }
    #expect(error.message.contains("prot"))
  }

  @Test(
    "survives being written as a URI",
    arguments: [
      "postgresql://ann:p%40ss%3A%2Fw%25rd@db:1/shop?application_name=a%20b&options=-csearch_path%3Dx",
      "host=/run/pg dbname='my shop' user='o''hara@x'", "host=::1 port=5", "dbname=x", "connect_timeout=3",
    ])
  func roundTrip(text: String) throws {
    let text = text.replacing("''", with: #"\'"#)
    let dsn = try DSN(parsing: text)
    // libpq wants no host where the URI has none, which is no different.
    #expect(try DSN(parsing: dsn.uri) == dsn)
  }

  @Test("takes options over others")
  func adding() throws {
    let dsn = try DSN(parsing: "host=a user=b").adding(["host": "c", "port": "1"])
    #expect(dsn.uri == "postgresql://b@c:1")
  }
}
