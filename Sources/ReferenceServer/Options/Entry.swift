import Glibc

/// Where the process begins: as the parent that the user started, or as one of its workers.
enum Entry {
  /// Runs the server to its end and returns the exit code: 0 when it was told to stop, 1 when it could not serve, and
  /// 2 when the command line was wrong.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      switch try Invocation(arguments) {
      case .help:
        print(Help.text)
        return 0
      case .serve(let options) where options.isWorker: return Worker(options).run()
      case .serve(let options): return try Parent(options, arguments: arguments).run()
      }
    } catch let error as UsageError {
      Log.line(error.description)
      return 2
    } catch {
      Log.line("\(error)")
      return 1
    }
  }
}
