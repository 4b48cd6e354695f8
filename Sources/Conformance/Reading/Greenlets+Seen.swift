package import Histories

extension History {
  /// Whether two requests of one process were inside together on one native thread, though the application was called by
  /// WSGI, by which a thread has one request at a time: only greenlets share it.
  package func showsGreenlets(at stage: Stage = .view) -> Bool {
    processes.contains { process in
      let peak = held(at: stage, in: process).peak()
      let threads = Set(peak.compactMap(\.site.place?.thread))
      return peak.count > 1 && threads.count == 1 && peak.allSatisfy { gateways[$0.request] == .wsgi }
    }
  }
}
