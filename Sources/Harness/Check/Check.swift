package import Conformance
import Environments
import Foundation
import Planning
import Platform
import Postgres
package import ServerFiles

/// The trials of one server: every property put to it, on a server that is started once for all of them.
///
/// The command line and the test suites both run this, so they come to the same verdicts.
package struct Check: Sendable {
  package let file: ServerFile
  package let properties: [Property]
  package let kit: Kit
  package let folder: ResultsFolder

  package init(_ file: ServerFile, _ properties: [Property] = Catalogue.all, in kit: Kit, saving folder: ResultsFolder)
  {
    (self.file, self.properties, self.kit, self.folder) = (file, properties, kit, folder)
  }

  /// What is documented of servers on this machine. Old asgiref and new Daphne read ASGI_THREADS, but whether it
  /// reaches the loop that serves the requests depends on when the server makes that, so then the size is left open.
  var oracle: Oracle {
    let isSet = [file.variables, ProcessInfo.processInfo.environment].contains { $0["ASGI_THREADS"] != nil }
    return isSet ? Oracle(defaultPool: nil) : Oracle()
  }

  /// What the versions of `subject` say of the server, beside its verdicts, a sentence each.
  ///
  /// Where workers were seen to be replaced, what is to be said of that promise is said with it.
  func notes(on subject: Subject, hasSeenReplacements: Bool = false) -> [String] {
    let promises = hasSeenReplacements ? file.model.recycling(after: nil) : file.model
    var objections = oracle.notes(on: subject) + promises.notes
    if case .environment(let name) = file.environment, let fixtures = try? Fixtures.find(),
      let lock = try? LockFile(of: name, in: fixtures), let objection = lock.objection(to: subject.versions)
    {
      objections.append(objection)
    }
    return objections
  }

  /// Runs the trials and saves what they found, also when the server could not be started or the task was cancelled.
  ///
  /// An error is never thrown: what could not be looked at is an outcome. A cancelled check returns what it has found.
  package func run(progress: @escaping @Sendable (CheckEvent) -> Void = { _ in }) async -> Results {
    progress(.starting(server: file.name))
    var run = CheckRun(check: self)
    let start = KitClock.now()
    await run.perform(progress)
    if Task.isCancelled { run.noteInterruption() }
    let seconds = Double(KitClock.now() - start) / 1e9
    progress(.finished(server: file.name, seconds: seconds))
    var results = Results.empty(postgres: kit.database.version)
    results.servers = [run.result(seconds: seconds)]
    results.outcomes = run.outcomes(inOrderOf: properties)
    results = results.advised()
    do { try folder.save(results) } catch {
      results.servers[0].failure = results.servers[0].failure ?? error.description
    }
    return results
  }
}
