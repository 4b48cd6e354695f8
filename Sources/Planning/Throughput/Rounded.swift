extension Double {
  /// Three digits that count, as a person would write a rate: 0.98, 4.35, 57.2, 1230.
  public var inThreeDigits: String {
    guard isFinite, magnitude < 1e15 else { return String(self) }
    let places = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2
    let power = [1.0, 10, 100][places]
    let rounded = (self * power).rounded() / power
    return places == 0 ? String(Int(rounded)) : String(rounded)
  }
}
