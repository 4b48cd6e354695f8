import Glibc

extension ServerModel {
  init(_ raw: RawOptions) throws(UsageError) {
    let gateway = try raw.required("gateway", "wsgi or asgi")
    let processes = try raw.number("processes", in: 1...256) ?? 1
    switch gateway {
    case "wsgi":
      for name in ["thread-sensitive", "pool"] where raw[name] != nil {
        throw UsageError("The option --\(name) is about asgi, but --gateway is wsgi; leave it out.")
      }
      let isBounded = raw["threads"] != "per-request"
      self = .wsgi(processes: processes, threads: isBounded ? try raw.number("threads", in: 1...1024) ?? 1 : nil)
    case "asgi":
      guard raw["threads"] == nil else {
        throw UsageError("The option --threads is about wsgi, but --gateway is asgi; use --thread-sensitive instead.")
      }
      self = .asgi(processes: processes, try SyncViews(raw))
    default: throw UsageError("The option --gateway is '\(gateway)'; it must be wsgi or asgi.")
    }
  }
}

extension ServerModel.SyncViews {
  init(_ raw: RawOptions) throws(UsageError) {
    let sensitive = try raw.required("thread-sensitive", "true, false or perRequest")
    guard raw["pool"] == nil || sensitive == "false" else {
      throw UsageError("The option --pool needs --thread-sensitive false, but that is '\(sensitive)'; leave one out.")
    }
    switch sensitive {
    case "true": self = .oneThread
    case "false": self = .pool(try Self.poolSize(raw))
    case "perRequest": self = .perRequest
    default:
      throw UsageError("The option --thread-sensitive is '\(sensitive)'; it must be true, false or perRequest.")
    }
  }

  private static func poolSize(_ raw: RawOptions) throws(UsageError) -> Int {
    guard let text = raw["pool"], text != "python-default" else {
      return pythonDefault(cpus: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
    guard let size = Int(text), (1...1024).contains(size) else {
      throw UsageError("The option --pool is '\(text)'; it must be a whole number from 1 to 1024, or python-default.")
    }
    return size
  }

  /// The size of asyncio's default pool (https://docs.python.org/3/library/concurrent.futures.html).
  static func pythonDefault(cpus: Int) -> Int { min(32, max(1, cpus) + 4) }
}
