/// Reasons for which a property says nothing about a server, each a sentence.
enum Applicability {
  static func gateways(_ wanted: Property.Gateways, _ subject: Subject) -> String? {
    switch (wanted, subject.model.isSplit) {
    case (.one, true): "the model has two gateways, and this is about one; check each side by a file of its own"
    case (.two, false): "the model has one gateway, so there is nothing to route"
    case (.one, false), (.two, true), (.any, _): nil
    }
  }

  static func wsgi(_ subject: Subject) -> String? {
    subject.model.isASGI ? "it is a promise of WSGI servers, and this model is ASGI" : nil
  }

  static func asgi(_ subject: Subject) -> String? {
    subject.model.isASGI || subject.model.isSplit ? nil : "it is a promise of ASGI servers, and this model is WSGI"
  }

  static func oneThread(_ subject: Subject) -> String? {
    if let reason = asgi(subject) { return reason }
    return subject.model.threadSensitivity == .oneThread ? nil : "the model runs sync views on \(sensitivity(subject))"
  }

  static func pool(_ subject: Subject) -> String? {
    if let reason = asgi(subject) { return reason }
    if case .pool = subject.model.threadSensitivity { return nil }
    return "the model runs sync views on \(sensitivity(subject)), not on a pool"
  }

  static func perRequest(_ subject: Subject) -> String? {
    if let reason = asgi(subject) { return reason }
    return subject.model.threadSensitivity == .perRequest ? nil : "the model runs sync views on \(sensitivity(subject))"
  }

  /// Async views came to Django with 3.1 (https://docs.djangoproject.com/en/3.1/releases/3.1/).
  static func asyncViews(_ subject: Subject) -> String? {
    guard !subject.hasAsyncViews else { return nil }
    let version = subject.versions["django"].map { "Django \($0)" } ?? "this framework"
    return "\(version) has no async views; they came with Django 3.1"
  }

  static func severalProcesses(_ subject: Subject) -> String? {
    subject.model.processes > 1 ? nil : "the model has one process, so there is no other one to answer"
  }

  static func threeProcesses(_ subject: Subject) -> String? {
    subject.model.processes > 2 ? nil : "of fewer than three processes none can get more than two even shares"
  }

  static func severalSlots(_ subject: Subject) -> String? {
    subject.model.slots == 1 ? "the model admits one sync view at a time, so no two can meet" : nil
  }

  private static func sensitivity(_ subject: Subject) -> String {
    subject.model.threadSensitivity.map(String.init(describing:)) ?? "blocking workers"
  }
}

extension Sequence<(Subject) -> String?> {
  /// The first reason that applies.
  func first(for subject: Subject) -> String? { lazy.compactMap { $0(subject) }.first }
}
