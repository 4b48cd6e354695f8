import Histories

extension ServerModel {
  /// The model in the words of a server file, which are those of saved results.
  var form: ModelForm {
    let backends = declaredBackends.map { [ModelForm.Entry("backends", .number($0))] } ?? []
    guard isSplit else {
      return .mapping([.init("gateway", .word(syncSide.gateway.rawValue))] + syncSide.entries + backends)
    }
    return .mapping(
      [
        .init("gateway", .word("split")), .init("sync", .mapping(syncSide.entries)),
        .init("async", .mapping(asyncSide.entries)),
      ] + backends)
  }

  /// The `model:` section of a server file that claims this.
  public var section: String {
    guard case .mapping(let entries) = form else { return "" }
    return "model:" + entries.map { "\n  \($0.key): \($0.value.onOneLine)\(remark(on: $0))" }.joined()
  }

  private func remark(on entry: ModelForm.Entry) -> String {
    guard entry.key == "sync-views", syncSide.threadSensitivity == .pool(PythonDefaults.poolSize) else { return "" }
    return "  # on this machine the same as {pool: python-default}"
  }
}

extension Side {
  fileprivate var entries: [ModelForm.Entry] {
    let count: ModelForm =
      processes.only.map { .number($0) }
      ?? .mapping([.init("least", .number(processes.lowerBound)), .init("most", .number(processes.upperBound))])
    return [.init("processes", count)] + executor.entries + promises.entries
  }
}

extension Executor {
  fileprivate var entries: [ModelForm.Entry] {
    switch self {
    case .threads(let count): [.init("threads", .number(count))]
    case .threadPerRequest: [.init("threads", .word("per-request"))]
    case .greenlets(let greenlets): [.init("threads", greenlets.form)]
    case .loop(let syncViews): syncViews.map { [.init("sync-views", $0.form)] } ?? []
    }
  }
}

extension Executor.Greenlets {
  fileprivate var form: ModelForm {
    let operations = blockedBy.map(\.rawValue).sorted().map(ModelForm.word)
    let blocking = operations.isEmpty ? [] : [ModelForm.Entry("blocked-by", .list(operations))]
    return .mapping([.init("greenlets", .number(count))] + blocking)
  }
}

extension ThreadSensitivity {
  fileprivate var form: ModelForm {
    switch self {
    case .oneThread: .word("one-thread")
    case .perRequest: .word("thread-per-request")
    case .pool(let size): .mapping([.init("pool", .number(size))])
    }
  }
}
