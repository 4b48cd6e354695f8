import Conformance
import Planning

extension Explanation {
  /// The end of a sentence.
  var words: String {
    switch self {
    case .spread(let answers):
      let shares = answers.map(String.init).joined(separator: " / ")
      return "the spread of the connections over the processes, \(shares), explains it"
    case .coldWorkers(let seconds):
      return "cold workers explain it: a first request took \(Amount.time(seconds)) longer than others"
    case .counted(let processes, let atOnce):
      return "\(processes.of("process", "processes")) answered, with up to \(atOnce.of("request")) at work at once"
        + (processes == 1 ? "" : " in one of them")
    case .otherModel(let model): return "it is what this would deliver: \(model)"
    case .unknown: return "no model that the kit knows of delivers that; look at what else the requests wait for"
    case .told(let words): return words
    }
  }
}
