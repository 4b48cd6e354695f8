/// A query parameter that the probe does not accept, as a sentence for the sender.
struct BadParameter: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }

  init(_ name: String, _ found: String, _ wanted: String) {
    self.init("The parameter \(name) is '\(found.prefix(60))'; it must be \(wanted).")
  }
}
