/// What one command line asks for.
struct Options: Equatable, Sendable {
  var model: ReferenceModel
  var place: ListeningPlace
  var fault: Fault?
  var isWorker = false

  /// What the server does: its model with its fault.
  var plan: Plan { Plan(model, fault) }
}
