extension Duration {
  package var nanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }

  package var seconds: Double { Double(nanoseconds) / 1e9 }
}

extension Double {
  /// With one decimal where it has any: "5", "0.5".
  package var short: String {
    let tenths = (self * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
