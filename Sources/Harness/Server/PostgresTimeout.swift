/// A time limit as Postgres shows it: `500ms`, `5s`, `1min`, `1h`, `1d`.
struct PostgresTimeout: Equatable {
  let duration: Duration

  /// `nil` for no limit, which is 0, and for what is not a time.
  init?(_ text: String) {
    let digits = text.prefix(while: \.isNumber)
    guard let number = Int(digits), number > 0 else { return nil }
    switch text[digits.endIndex...] {
    case "", "ms": duration = .milliseconds(number)
    case "s": duration = .seconds(number)
    case "min": duration = .seconds(number * 60)
    case "h": duration = .seconds(number * 3600)
    case "d": duration = .seconds(number * 86_400)
    default: return nil
    }
  }
}
