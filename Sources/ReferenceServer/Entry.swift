import ArgumentParser
import Glibc

/// Where the process begins: as the parent that the user started, or as one of its workers.
enum Entry {
  /// Runs the server to its end and returns the exit code: 0 when it was told to stop, 1 when it could not serve, and
  /// 2 when the command line was wrong.
  static func run(_ arguments: [String]) -> Int32 {
    let options: Options
    do { options = try Arguments.parse(arguments).options() } catch {
      guard Arguments.exitCode(for: error).isSuccess else {
        Log.line(Arguments.message(for: error))
        return 2
      }
      print(Arguments.fullMessage(for: error))
      return 0
    }
    do {
      if let job = options.job { return WorkerProcess(job, options).run() }
      return try Parent(options, arguments: arguments).run()
    } catch {
      Log.line("\(error)")
      return 1
    }
  }
}
