import Foundation
import Testing

/// How long and from which seed inputs are damaged: `make fuzz SECONDS=600 SEED=1`, else some hundreds of them.
enum Fuzz {
  static let seconds = Int(ProcessInfo.processInfo.environment["LOCKSTEP_FUZZ_SECONDS"] ?? "")
  static let seed = UInt64(ProcessInfo.processInfo.environment["LOCKSTEP_FUZZ_SEED"] ?? "") ?? 1

  /// Puts damaged copies of `samples` to `reads`, which throws what it has to complain of.
  ///
  /// A crash ends the whole process: the input is in a file by then, whose name is printed at the start.
  static func run(
    _ name: String, _ samples: [String], count: Int = 300, _ reads: ([UInt8]) throws -> Void
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "lockstep-fuzz-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    var mutator = Mutator(seed: seed)
    let end = seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }
    if end != nil {
      print("fuzzing \(name) with the seed \(seed); an input that ends the process is left in \(file.path)")
    }
    var (tried, refused) = (0, 0)
    while end.map({ ContinuousClock.now < $0 }) ?? (tried < count) {
      let input = mutator.mutated(mutator.pick(samples))
      if end != nil { try Data(input).write(to: file) }
      tried += 1
      do { try reads(input) } catch {
        refused += 1
        expectSentence(String(describing: error))
      }
    }
    if end != nil { print("\(name): \(tried) damaged inputs, \(refused) of them refused") }
    #expect(refused > 0 && refused < tried, "\(name): \(refused) of \(tried) were refused")
  }

  /// What a user is told is a sentence, and not the inside of a type.
  static func expectSentence(_ text: String) {
    #expect(text.contains(" ") && text.utf8.count < 50_000, "\(text.prefix(300))")
    for inside in ["DecodingError", "CodingKeys", "Swift.", "Optional("] {
      #expect(!text.contains(inside), "\(text.prefix(300))")
    }
  }
}
