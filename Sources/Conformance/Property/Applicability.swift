/// Reasons for which a property says nothing about a server, each a sentence.
enum Applicability {
  static func gateways(_ wanted: Property.Gateways, _ subject: Subject) -> String? {
    switch (wanted, subject.model.isSplit) {
    case (.one, true): "the model has two gateways, and this is about one; check each side by a file of its own"
    case (.two, false): "the model has one gateway, so there is nothing to route"
    case (.one, false), (.two, true), (.any, _): nil
    }
  }

  /// Where a process has a number of places for whole requests: threads, or greenlets.
  static func places(_ subject: Subject) -> String? {
    switch subject.model.syncSide.executor {
    case .threads, .greenlets: nil
    case .threadPerRequest: "it is about a number of threads, and the model has a thread per request"
    case .loop: "it is a promise of WSGI servers, and this model is ASGI"
    }
  }

  static func threads(_ subject: Subject) -> String? {
    if case .greenlets = subject.model.syncSide.executor {
      return "a worker with greenlets takes every connection that it finds, as long as it has one free"
    }
    return places(subject)
  }

  /// Where all sync views of a process have one native thread.
  static func oneNativeThread(_ subject: Subject) -> String? {
    if case .greenlets = subject.model.syncSide.executor { return nil }
    return oneThread(subject)
  }

  static func loop(_ subject: Subject) -> String? {
    if case .loop = subject.model.asyncSide.executor { return nil }
    return "it is a promise of ASGI servers, and this model is WSGI"
  }

  /// Where async views have a loop, or a thread each.
  static func unboundedAsyncViews(_ subject: Subject) -> String? {
    subject.model.asyncSide.executor == .threadPerRequest ? nil : loop(subject)
  }

  static func oneThread(_ subject: Subject) -> String? {
    if let reason = loop(subject) { return reason }
    return syncViews(subject) == .oneThread ? nil : "the model runs sync views on \(place(subject))"
  }

  static func pool(_ subject: Subject) -> String? {
    if let reason = loop(subject) { return reason }
    if case .pool = syncViews(subject) { return nil }
    return "the model runs sync views on \(place(subject)), not on a pool"
  }

  static func perRequest(_ subject: Subject) -> String? {
    switch subject.model.syncSide.executor {
    case .threadPerRequest, .loop(.perRequest): nil
    case .threads: "it is about a thread per request, and the model has a number of threads"
    case .greenlets: "it is about a thread per request, and all greenlets of a process share one"
    case .loop: "the model runs sync views on \(place(subject))"
    }
  }

  /// Async views came to Django with 3.1 (https://docs.djangoproject.com/en/3.1/releases/3.1/).
  static func asyncViews(_ subject: Subject) -> String? {
    guard !subject.hasAsyncViews else { return nil }
    guard let django = subject.versions["django"], Framework.django.isOlder(than: "3.1", in: subject.versions) else {
      return "the probe says that its framework has no async views"
    }
    return "Django \(django) has no async views; they came with Django 3.1"
  }

  static func boundedSyncViews(_ subject: Subject) -> String? {
    let view = subject.model.countedView
    guard let slots = subject.model.slots(for: view) else {
      return "nothing bounds the sync views of this model, so they are never all held"
    }
    guard subject.model.slotsInReach(for: view) == nil else { return nil }
    return "the model has room for \(slots.of("sync view")), and the kit does not hold so many"
  }

  /// For what is counted over all processes, or simulated with them.
  static func knownProcesses(_ subject: Subject) -> String? {
    guard subject.model.processes.only == nil else { return nil }
    return
      "the model has \(subject.model.processes.of("process", "processes")), and this needs a fixed number"
  }

  static func severalProcesses(_ subject: Subject) -> String? {
    let processes = subject.model.processes
    guard processes.lowerBound < 2 else { return nil }
    return processes.upperBound < 2
      ? "the model has one process, so there is no other one to answer"
      : "the model has \(processes.of("process", "processes")), and with one there is no other one to answer"
  }

  static func threeProcesses(_ subject: Subject) -> String? {
    subject.model.processes.lowerBound > 2
      ? nil : "of fewer than three processes none can get more than two even shares"
  }

  /// For what takes two requests of `view` that are inside together.
  static func severalSlots(for view: View) -> @Sendable (Subject) -> String? {
    { subject in
      guard subject.model.slots(for: view) == 1 else { return nil }
      return severalConnections(for: view)(subject) ?? "the model admits one sync view at a time, so no two can meet"
    }
  }

  /// An event loop takes a connection whether or not a thread of it is free, so that a file that says how its workers listen
  /// has promised no more than that. One that says nothing is asked.
  static func passesOn(_ subject: Subject) -> String? {
    guard boundedSyncViews(subject) == nil, let listens = subject.model.syncSide.promises.listens else { return nil }
    return switch listens {
    case .shared:
      "its workers share one socket (listens: shared), and an event loop takes connections however busy its threads are"
    case .perWorker:
      "each of its workers serves what came to a socket of its own (listens: per-worker), however busy it is"
    }
  }

  private static func syncViews(_ subject: Subject) -> ThreadSensitivity? { subject.model.syncSide.threadSensitivity }

  private static func place(_ subject: Subject) -> String {
    syncViews(subject).map(String.init(describing:)) ?? "blocking workers"
  }
}

extension Sequence<(Subject) -> String?> {
  /// The first reason that applies.
  func first(for subject: Subject) -> String? { lazy.compactMap { $0(subject) }.first }
}
