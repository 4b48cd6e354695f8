package import Load
import Runner

/// What the probe's answers mean to a load.
struct ProbeMeaning: AnswerMeaning {
  func work(in answer: LoadAnswer) throws(LoadFailure) -> (work: LoadRecord.Work, versions: [String: String]) {
    let response = HTTPResponse(
      status: answer.status, contentType: "", body: answer.body, keepsAlive: false, sent: answer.sent,
      received: answer.received)
    let told: ProbeAnswer
    do throws(ProbeFailure) { told = try response.probeAnswer(to: answer.place, for: answer.request) } catch {
      throw .wrong(error.description)
    }
    guard let enter = told.points["enter"], let exit = told.points["exit"] else {
      throw .wrong("answered \(answer.place) without saying when it entered and left the view")
    }
    return (LoadRecord.Work(process: told.process, enter: enter, exit: exit), told.versions)
  }

  func words(for failure: HTTPFailure) -> String { failure.description }
}

extension LoadDriver {
  /// Puts a load on a server whose views are the probe's.
  package static func run(
    _ plan: LoadPlan, port: Int, headers: [String: String] = [:], prefix: String = "load"
  ) async throws(LoadError) -> LoadResult {
    try await run(plan, port: port, headers: headers, prefix: prefix, meaning: ProbeMeaning())
  }
}
