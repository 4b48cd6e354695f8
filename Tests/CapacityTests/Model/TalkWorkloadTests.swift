import Capacity
import Foundation
import Testing

@Suite("A workload's word")
struct TalkWorkloadTests {
  @Test(arguments: TalkWorkload.allCases) func `is what it is saved as and read from`(workload: TalkWorkload) throws {
    let saved = try JSONEncoder().encode([workload])
    #expect(String(decoding: saved, as: UTF8.self) == "[\"\(workload.rawValue)\"]")
    #expect(try JSONDecoder().decode([TalkWorkload].self, from: saved) == [workload])
    #expect(try TalkWorkload(workload.rawValue, in: "--workload") == workload)
  }

  @Test func `that is none is a sentence on the command line and in a file`() {
    let sentence = "there is no workload \"nap\"; give sleep, row-lock, random-row, database or web"
    let error = #expect(throws: CapacityError.self) { try TalkWorkload("nap", in: "--workload") }
    #expect(error?.description == "--workload: \(sentence)")
    let damage = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([TalkWorkload].self, from: Data("[\"nap\"]".utf8))
    }
    guard case .dataCorrupted(let context)? = damage else {
      Issue.record("found \(String(describing: damage))")
      return
    }
    #expect(context.debugDescription == sentence)
  }

  @Test func `that locks a row takes a backend`() {
    for workload in TalkWorkload.allCases where workload.rows != .none { #expect(workload.usesBackends) }
    #expect(TalkWorkload.allCases.filter(\.usesBackends) == [.rowLock, .randomRow, .database])
  }
}
