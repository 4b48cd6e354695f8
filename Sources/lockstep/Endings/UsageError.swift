/// Something that the caller has to mend, as a sentence; the command ends with the code for usage errors.
struct UsageError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
