import Conformance
import Runner
import ServerFiles
import Testing

@Suite("What the torture draws")
struct LiesTests {
  @Test("half of it lies, in one number or kind, and the same seed draws the same") func draws() throws {
    var (dice, again) = (Dice(seed: 7), Dice(seed: 7))
    var lies = 0
    for number in 1...100 {
      let torment = try Torment.draw(number, &dice)
      #expect(try Torment.draw(number, &again).file == torment.file)
      guard torment.isLying else { continue }
      lies += 1
      let (claim, truth) = (torment.file.model, torment.truth)
      #expect(claim.sides.count == truth.sides.count)
      let wrong = zip(claim.sides, truth.sides).reduce(0) { sum, sides in
        sum + (sides.0.processes == sides.1.processes ? 0 : 1) + (sides.0.executor == sides.1.executor ? 0 : 1)
          + (sides.0.promises == sides.1.promises ? 0 : 1)
      }
      #expect(wrong == 1, "\(claim) for \(truth)")
    }
    #expect((35...65).contains(lies))
  }
}
