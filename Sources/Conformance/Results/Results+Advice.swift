extension Results {
  /// The advice of both; `nil` where one of them is about servers and nobody has looked for advice on those.
  package func advice(with other: Results) -> [CapacityAdvice]? {
    if servers.isEmpty, outcomes.isEmpty { return other.advice }
    guard let advice, let more = other.advice else { return nil }
    return advice + more.filter { !advice.contains($0) }
  }
}
