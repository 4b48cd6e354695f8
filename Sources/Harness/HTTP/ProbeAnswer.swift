import Conformance
import Foundation
import Histories
import ProbeContract
import Runner
import Texts

/// What a view of the probe tells about the request that it served.
struct ProbeAnswer: Sendable {
  struct StageThread: Sendable {
    var stage: String
    var thread: Int
    /// Nanoseconds of the probe's clock.
    var at: Int
  }

  var request: String?
  var process: Int
  /// Which process namespace its number is of, as an inode; `nil` where the probe does not say.
  var namespace: Int?
  var thread: Int
  var backend: Int?
  /// How the server called the application.
  var gateway: Gateway?
  var loopThread: Int?
  /// Nanoseconds of the probe's clock, by the name of the point passed.
  var points: [String: Int]
  var stages: [StageThread]?
  var versions: [String: String]
  var asyncViews: Bool
  var settings: [String: String]?
  /// Whether nested calls came to an end, from the view that makes some.
  var finished: Bool?
  /// A sentence that says why they did not.
  var error: String?
  /// How its request came to the view, where the probe is no part of the application.
  var passage: Passage?
}

extension ProbeAnswer {
  /// The part of it that judges go by.
  var answer: Answer {
    Answer(
      process: process, thread: thread, backend: backend, gateway: gateway, loopThread: loopThread,
      points: points,
      stages: (stages ?? []).map { .init(stage: $0.stage, thread: $0.thread, at: $0.at) }, finished: finished,
      error: error)
  }
}

extension HTTPResponse {
  /// The probe's answer, if this is one, to the request of that name. Where the app itself has answered an error of its own,
  /// the exception is looked for in `log`, the last lines of the server's.
  func probeAnswer(
    to path: String, for request: String, log: () -> [String] = { [] }
  ) throws(ProbeFailure) -> ProbeAnswer {
    switch status {
    case 200: break
    case 404:
      throw ProbeFailure(
        .answered(status: status),
        description: """
          answered 404 to \(path); is the probe part of the app (fixtures/python/README.md, and fixtures/probes/PROTOCOL.md for \
          other languages), and is it this run's server that listens on the port? In a project that nobody edited: does its \
          Python see PYTHONPATH and LOCKSTEP_TOKEN, which env -i and python -I and -E take away?
          """)
    default:
      let complaint = try? JSONDecoder().decode(Complaint.self, from: Data(body))
      if let version = complaint?.probe, version != ProbeProtocol.version {
        throw refusal(of: OtherProtocol(version: version), path)
      }
      if status == 500, complaint?.error == nil, let exception = LoggedException.last(in: log(), about: path) {
        throw ProbeFailure(
          .answered(status: status),
          description: "answered 500 to \(path); its log says: \(exception.withoutStop.cut(at: 300))")
      }
      let sentence = complaint?.error?.accepted ?? body.headline
      // What an app's own errors say under these names is none of the probe's.
      let isProbe = complaint?.probe == ProbeProtocol.version
      let isUnsupported = isProbe && complaint?.unsupported ?? false
      let text = "answered \(status) to \(path)\(sentence.isEmpty ? "" : ": ")\(sentence)"
      throw ProbeFailure(
        .answered(status: status),
        description: isUnsupported
          ? text.withoutStop : text.adding("look into its log for the reason"),
        isUnsupported: isUnsupported,
        backends: (isProbe ? complaint?.backends ?? [] : []).filter(Accepted.identities.contains))
    }
    let answer = try decoded(path)
    guard answer.request == request else {
      throw ProbeFailure(
        .answered(status: status),
        description: """
          answered another request: what came back for \(request), to \(path), is the answer to \
          \(answer.request?.cut(at: 40) ?? "no request"); see what stands between the kit and the app and mixes up answers
          """)
    }
    return answer
  }

  private func decoded(_ path: String) throws(ProbeFailure) -> ProbeAnswer {
    do { return try JSONDecoder().decode(ProbeAnswer.self, from: Data(body)) } catch let error as OtherProtocol {
      throw refusal(of: error, path)
    } catch let error as DecodingError where error.isAboutValue {
      throw ProbeFailure(
        .answered(status: status),
        description:
          "answered \(path) with a value that no probe gives (\(SavedFormError.finding(in: error))); is the probe of this kit's version?"
      )
    } catch {
      throw ProbeFailure(
        .answered(status: status),
        description: """
          answered \(path) with something that is not the probe's JSON \
          (\(contentType.isEmpty ? "no type" : contentType.cut(at: 100))): \
          "\(firstLine)"; is the probe part of the app, and of this kit's version?
          """)
    }
  }

  private func refusal(of error: OtherProtocol, _ path: String) -> ProbeFailure {
    ProbeFailure(
      .answered(status: status),
      description: """
        answered \(path) in version \(error.version) of the probe's protocol, and this kit speaks version \
        \(ProbeProtocol.version); give the app the probe of this kit's release, or run the kit of the probe's
        """)
  }

  private struct Complaint: Decodable {
    var probe: Int?
    var error: String?
    var unsupported: Bool?
    var backends: [Int]?
  }
}

extension View {
  /// The path and query of this view for one request.
  func path(request: String, namespace: Int32, key: Int32?, row: Int?, milliseconds: Int) -> String {
    var query = ["request=\(request)"] + endpoint.parameters
    if let key { query += ["namespace=\(namespace)", "key=\(key)"] }
    if let row { query.append("row=\(row)") }
    if self == .sleep { query.append("seconds=\(Double(milliseconds) / 1000)") }
    return "\(ProbeProtocol.prefix)\(endpoint.name)?\(query.joined(separator: "&"))"
  }

  /// The last part of the path, and the parameters that every request of this view has.
  private var endpoint: (name: String, parameters: [String]) {
    switch self {
    case .asyncHeld: ("async", ["hold=1"])
    case .asyncBehindSync: (rawValue, ["hold=1"])
    case .sensitiveCall: ("async-sync-gate", ["thread_sensitive=true"])
    case .insensitiveCall: ("async-sync-gate", ["thread_sensitive=false"])
    case .nestedWaitFor: ("nested", ["shape=wait-for"])
    case .nestedGather: ("nested", ["shape=gather"])
    case .nestedTask: ("nested", ["shape=task"])
    case .nestedTaskLeftBehind: ("nested", ["shape=task-left-behind"])
    default: (rawValue, [])
    }
  }
}
