import Histories

extension Promises {
  /// In the order of ``keys``.
  var entries: [ModelForm.Entry] {
    let values: [ModelForm?] = [
      database?.form, refusesAbove.map(ModelForm.number), acceptsAtMost.map(ModelForm.number),
      recyclesAfter.map(ModelForm.number), listens.map { .word($0.rawValue) },
      grace.map { .word(Self.inUnits($0)) }, keepAlive.map { .word(Self.inUnits($0)) },
    ]
    return zip(Self.keys, values).compactMap { key, value in value.map { ModelForm.Entry(key, $0) } }
  }

  private static func inUnits(_ milliseconds: Int) -> String {
    milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}

extension Promises.Database {
  fileprivate var form: ModelForm {
    switch self {
    case .perRequest: .word("per-request")
    case .persistent: .word("persistent")
    case .pool(let size, let overflow):
      .mapping(
        [.init("pool", .number(size))] + (overflow > 0 ? [.init("overflow", .number(overflow))] : []))
    }
  }
}

extension ServerModel {
  /// What is promised and no property asks for, a sentence without its full stop for each: a reader would take it for kept.
  public var notes: [String] {
    sides.flatMap { side in
      // How event loops listen decides what TS-7 asks of them.
      side.promises.entries.filter { entry in
        switch entry.key {
        case "listens": side.gateway != .asgi
        // A pool that requests never use up is not tried.
        case "database": !side.isBoundByPool(for: .gate)
        default: true
        }
      }
    }.map { entry in
      "the file promises \(entry.key): \(entry.value.onOneLine), and no property asks for that yet"
    }
  }
}
