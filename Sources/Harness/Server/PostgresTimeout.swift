/// A time limit as Postgres shows it: `500ms`, `5s`, `1min`, `1h`, `1d`.
struct PostgresTimeout: Equatable {
  let duration: Duration

  /// `nil` for no limit, which is 0, and for what is not a time.
  init?(_ text: String) {
    let digits = text.prefix(while: \.isNumber)
    // Postgres' own limits are 32-bit numbers of milliseconds; a longer one is none to worry about.
    guard let number = Int(digits), (1...Int(Int32.max)).contains(number) else { return nil }
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
