package import Conformance
import Foundation
import Texts

/// A folder of its own for what one run found: a file for each server, and the history of each outcome.
package struct ResultsFolder: Sendable {
  package let path: String

  /// Makes a new folder below `parent`, by default below `LOCKSTEP_RESULTS` or `.lockstep/results`.
  package static func create(below parent: String? = nil, named name: String = "check") throws(ResultsError)
    -> ResultsFolder
  {
    let named = parent ?? ProcessInfo.processInfo.environment["LOCKSTEP_RESULTS"]
    let parent = named ?? "\(own)/results"
    let stamp = Date().formatted(
      .verbatim(
        "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)-\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)\(second: .twoDigits)",
        timeZone: .gmt, calendar: .init(identifier: .gregorian)))
    let path = "\(parent)/\(name)-\(stamp)-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.createDirectory(atPath: path + "/histories", withIntermediateDirectories: true)
    } catch {
      throw ResultsError(
        description:
          "no results folder could be made at \(path): \(error.inSystemsWords); name another one by --results or LOCKSTEP_RESULTS"
      )
    }
    // Nobody has asked for this folder, so it is none of a project's.
    if named == nil, !FileManager.default.fileExists(atPath: "\(own)/.gitignore") {
      try? "*\n".write(toFile: "\(own)/.gitignore", atomically: true, encoding: .utf8)
    }
    return ResultsFolder(path: path)
  }

  /// The kit's folder in the one that it is called in.
  private static let own = ".lockstep"

  /// Saves a history with all that is needed to judge it again, and returns its path within the folder.
  func save(_ record: SavedHistory) throws(ResultsError) -> String {
    let server = record.subject.name.asFileName
    let name = "histories/\(server)/\(record.property).json"
    do {
      try FileManager.default.createDirectory(
        atPath: "\(path)/histories/\(server)", withIntermediateDirectories: true)
      try write(try record.json(), to: name)
    } catch let error as ResultsError {
      throw error
    } catch {
      throw ResultsError(description: "the history \(path)/\(name) could not be written: \(error.inSystemsWords)")
    }
    return name
  }

  /// Saves what was found on one server.
  package func save(_ results: Results) throws(ResultsError) {
    for server in results.servers {
      var own = results
      own.servers = [server]
      own.outcomes = results.outcomes(of: server)
      own.advice = results.advice?.filter { $0.server == server.name }
      do { try write(try own.json(), to: server.name.asFileName + ".json") } catch let error as ResultsError {
        throw error
      } catch {
        throw ResultsError(description: "what was found on \(server.name) could not be saved: \(error)")
      }
    }
  }

  private func write(_ text: String, to name: String) throws(ResultsError) {
    do { try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) } catch {
      throw ResultsError(
        description: "\(path)/\(name) could not be written: \(error.inSystemsWords); see that the disk has room")
    }
  }
}

/// Why results could not be saved, a sentence.
package struct ResultsError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}
