import Foundation

/// The golden requests and answers of a folder.
package enum GoldenFolder {
  /// Why the folder cannot be used, as a sentence without its full stop.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String
  }

  /// All exchanges, those of a file together and the files by their names; each file holds a list.
  package static func exchanges(in folder: String) throws(Failure) -> [GoldenExchange] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".json") }
    guard !names.isEmpty else {
      throw Failure(
        description:
          "the kit's golden requests are not in \(folder); set LOCKSTEP_HOME to the folder of a checkout of Lockstep")
    }
    var exchanges: [GoldenExchange] = []
    for name in names.sorted() {
      do {
        let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        exchanges += try JSONDecoder().decode([GoldenExchange].self, from: bytes)
      } catch {
        throw Failure(description: "the golden file \(folder)/\(name) cannot be read: \(error)")
      }
    }
    return exchanges
  }
}
