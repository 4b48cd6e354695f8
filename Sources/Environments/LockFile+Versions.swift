extension LockFile {
  /// A sentence, without its full stop, if some of the versions that a server has shown are not those of the pins, although
  /// it was to run in this environment; what has no pin, or was not shown, is passed over.
  package func objection(to versions: [String: String]) -> String? {
    let others = versions.keys.sorted().compactMap { name -> String? in
      guard let pin = pins[name], let found = versions[name], pin != found else { return nil }
      return "\(name) \(found) where the environment \(self.name) has \(pin)"
    }
    guard !others.isEmpty else { return nil }
    return
      "the server runs \(others.joined(separator: ", ")); its command starts another Python than that of its environment"
  }
}
