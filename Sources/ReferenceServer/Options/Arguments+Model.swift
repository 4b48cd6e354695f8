import ArgumentParser
import Glibc

extension Arguments {
  /// The model that they ask for. Throws a `ValidationError` where they ask for none.
  func model() throws(ValidationError) -> ReferenceModel {
    let processes = try processes.checked(in: 1...256, "--processes")
    switch gateway {
    case .wsgi:
      guard threadSensitive == nil, pool == nil else {
        throw ValidationError(
          "The option --\(pool == nil ? "thread-sensitive" : "pool") is about asgi, but --gateway is wsgi; leave it out."
        )
      }
      return .wsgi(processes: processes, threads: try threadsOfEach())
    case .asgi:
      guard threads == nil else {
        throw ValidationError(
          "The option --threads is about wsgi, but --gateway is asgi; use --thread-sensitive instead.")
      }
      return .asgi(processes: processes, try syncViews())
    }
  }

  private func threadsOfEach() throws(ValidationError) -> Int? {
    switch threads {
    case nil: 1
    case .perRequest: nil
    case .number(let number): try number.checked(in: 1...1024, "--threads")
    }
  }

  private func syncViews() throws(ValidationError) -> ReferenceModel.SyncViews {
    guard let threadSensitive else {
      throw ValidationError("The option --thread-sensitive is missing; give it true, false or perRequest.")
    }
    guard pool == nil || threadSensitive == .never else {
      throw ValidationError(
        "The option --pool needs --thread-sensitive false, but that is '\(threadSensitive.rawValue)'; leave one out.")
    }
    switch threadSensitive {
    case .always: return .oneThread
    case .perRequest: return .perRequest
    case .never:
      guard case .number(let size) = pool else {
        return .pool(ReferenceModel.SyncViews.pythonDefault(cpus: sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      }
      return .pool(try size.checked(in: 1...1024, "--pool"))
    }
  }
}
