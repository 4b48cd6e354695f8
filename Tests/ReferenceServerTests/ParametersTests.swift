import Testing

@testable import ReferenceServer

@Suite("Parameters", .timeLimit(.minutes(10)))
struct ParametersTests {
  @Test func haveDefaults() throws {
    let parameters = try Parameters(["request": "r1"])
    #expect(parameters.request == "r1")
    #expect(parameters.gate == nil)
    #expect(parameters.row == nil)
    #expect(parameters.seconds == 0.5)
    #expect(!parameters.holds)
    #expect(parameters.threadSensitive == nil)
  }

  @Test func areRead() throws {
    let parameters = try Parameters([
      "request": "A.b_c-9", "namespace": "-2147483648", "key": "2147483647", "row": "100", "seconds": "1.5e-2",
      "hold": "1", "thread_sensitive": "false",
    ])
    #expect(parameters.gate == .init(namespace: .min, key: .max))
    #expect(parameters.row == 100)
    #expect(parameters.seconds == 0.015)
    #expect(parameters.holds)
    #expect(parameters.threadSensitive == false)
  }

  @Test(arguments: [
    (["key": "1"], "request is missing"),
    (["request": ""], "1 to 40"),
    (["request": "a b"], "1 to 40"),
    (["request": "é"], "1 to 40"),
    (["request": String(repeating: "a", count: 41)], "1 to 40"),
    (["request": "*/ DROP"], "1 to 40"),
    (["request": "a", "namespace": "1"], "only namespace was given"),
    (["request": "a", "key": "1"], "only key was given"),
    (["request": "a", "namespace": "1", "key": "2147483648"], "from -2147483648 to 2147483647"),
    (["request": "a", "namespace": "1", "key": "+1"], "The parameter key is '+1'"),
    (["request": "a", "row": "0"], "from 1 to 100"),
    (["request": "a", "row": "٣"], "from 1 to 100"),
    (["request": "a", "seconds": "601"], "from 0 to 600"),
    (["request": "a", "seconds": "-1"], "from 0 to 600"),
    (["request": "a", "seconds": "nan"], "from 0 to 600"),
    (["request": "a", "seconds": "1."], "from 0 to 600"),
    (["request": "a", "seconds": "0x1p3"], "from 0 to 600"),
    (["request": "a", "hold": "yes"], "0 or 1"),
    (["request": "a", "thread_sensitive": "1"], "true or false"),
    (["request": "a", "shape": "Gather"], "a word of a-z"),
  ])
  func areRefusedInOneSentence(query: [String: String], says: String) {
    let error = #expect(throws: BadParameter.self) { try Parameters(query) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasSuffix(".") == true)
  }
}
