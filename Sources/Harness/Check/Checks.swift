package import Conformance
package import Postgres
package import Runner
package import ServerFiles

/// Checks of several servers in one run.
package enum Checks {
  /// Runs the trials of each server, one server after the other.
  ///
  /// When the run itself cannot be set up, every outcome says why. A cancelled run returns what it has found.
  package static func run(
    _ files: [ServerFile], _ properties: [Property], in place: PostgresChoice, saving folder: ResultsFolder,
    patience: Patience = Patience(), progress: @escaping @Sendable (CheckEvent) -> Void = { _ in }
  ) async -> Results {
    let kit: Kit
    progress(.preparing("Postgres"))
    do { kit = try await Kit.open(in: place, patience: patience, progress: { progress(.preparing($0)) }) } catch {
      return unobservable(files, properties, because: String(describing: error), saving: folder)
    }
    for note in kit.database.notes { progress(.note(note)) }
    var results = Results.empty(postgres: kit.database.version)
    for file in files {
      results = results.merged(
        with: Task.isCancelled
          ? notStarted(file, saving: folder)
          : await Check(file, properties, in: kit, saving: folder).run(progress: progress))
    }
    await kit.close()
    return results
  }

  /// An interrupted run must not read as one that found nothing wrong.
  private static func notStarted(_ file: ServerFile, saving folder: ResultsFolder) -> Results {
    unobservable([file], [], because: "the run was interrupted before this server was started", saving: folder)
  }

  /// Outcomes for servers that could not be looked at, for a reason that lies outside of them.
  package static func unobservable(
    _ files: [ServerFile], _ properties: [Property], because reason: String, saving folder: ResultsFolder
  ) -> Results {
    var results = Results.empty(postgres: nil)
    for file in files {
      let subject = Subject(file.name, file.model)
      results.servers.append(
        ServerResult(
          name: file.name, file: file.file, model: String(describing: file.model),
          claimed: Figures(promisedBy: file.model), failure: reason))
      results.outcomes += properties.map { property in
        Outcome(
          property.id, on: subject,
          property.inapplicable(subject).map(Verdict.inapplicable) ?? .unobservable(reason),
          known: file.knownViolations[property.id])
      }
    }
    results.advice = []
    do { try folder.save(results) } catch { results.servers[0].failure = "\(reason); \(error.description)" }
    return results
  }
}
