import Environments
import Platform
import Postgres
import Processes

/// Looks at what the kit needs of a machine, by using it.
package enum Doctor {
  /// One thing that the kit needs, and what was found of it.
  package struct Finding: Sendable, CustomStringConvertible {
    package var isHealthy: Bool
    package var what: String
    /// What was found; where something is missing, the sentence ends with what mends it.
    package var found: String

    package var description: String { "\(isHealthy ? "ok      " : "MISSING ") \(what): \(found)" }
  }

  /// Everything that the kit needs, in the order in which a run would miss it.
  package static func examine() async -> [Finding] {
    var findings = [tool("lockstep-supervisor"), tool("lockstep-server"), await postgres()]
    findings += await environments()
    return findings
  }

  private static func tool(_ name: String) -> Finding {
    do { return Finding(isHealthy: true, what: name, found: try Tools.path(of: name)) } catch {
      return Finding(isHealthy: false, what: name, found: error.description)
    }
  }

  private static func postgres() async -> Finding {
    let what = "Postgres"
    do {
      let start = KitClock.now()
      let database = try await Database.open(.embedded, run: "doctor")
      let milliseconds = (KitClock.now() - start) / 1_000_000
      try? await database.close()
      return Finding(
        isHealthy: true, what: what, found: "version \(database.version), a cluster was ready after \(milliseconds) ms")
    } catch {
      return Finding(isHealthy: false, what: what, found: error.description)
    }
  }

  private static func environments() async -> [Finding] {
    let names: [String]
    let environments: PythonEnvironments
    do throws(EnvironmentError) {
      environments = try PythonEnvironments()
      names = environments.names
    } catch {
      return [Finding(isHealthy: false, what: "Python environments", found: error.description)]
    }
    var findings: [Finding] = []
    for name in names {
      let what = "Python for \(name)"
      do throws(EnvironmentError) {
        let interpreter = try await environments.interpreter(for: name)
        findings.append(Finding(isHealthy: true, what: what, found: "\(interpreter.path) \(interpreter.version)"))
      } catch {
        findings.append(Finding(isHealthy: false, what: what, found: error.description))
      }
    }
    return findings
  }
}
