import CLibPQ

extension Rows {
  /// Copies a result of libpq's.
  init(_ result: OpaquePointer, statement: String) {
    let columns = PQnfields(result)
    let names = (0..<columns).map { String(cString: PQfname(result, $0)) }
    let cells = (0..<PQntuples(result)).map { row in
      (0..<columns).map { column in
        PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
      }
    }
    self.init(names, cells, statement: statement)
  }
}

extension PostgresError {
  /// The error of a result of libpq's.
  init(_ result: OpaquePointer, statement: String) {
    // The letters are those of PG_DIAG_SQLSTATE and its like: macros, which Swift does not see.
    func field(_ letter: Unicode.Scalar) -> String? {
      PQresultErrorField(result, Int32(UInt8(ascii: letter))).map { String(cString: $0) }
    }
    let words = [field("M"), field("D").map { "Detail: \($0)" }, field("H").map { "Hint: \($0)" }]
    let message = words.compactMap { $0 }.joined(separator: ". ")
    self.init(
      .refused, doing: "running a statement",
      message: message.isEmpty ? ServerMessage.flattened(String(cString: PQresultErrorMessage(result))) : message,
      sqlState: field("C"), statement: statement, advice: PostgresAdvice.answering(sqlState: field("C")))
  }

  /// The same error, which ended the connection as well.
  var asLoss: PostgresError {
    var loss = self
    loss.kind = .lost
    loss.advice = PostgresAdvice.lost
    return loss
  }
}
