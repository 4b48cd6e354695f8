import Conformance
import Histories

extension Script.Part {
  /// How far the probe's clock is ahead of the kit's: readings of the two are never to be compared.
  private static let ahead = 1_000_000_000_000_000

  /// What the view tells, as the lanes `work`, `loop`, `middleware` and `query` have it. A request without those was
  /// answered where it was held or was sent to, and tells nothing about its time.
  func answer(otherwise process: Int) -> Answer {
    let work = told.first { $0.site.stage == .work }
    let place = (work ?? stays.first)?.site.place ?? Place(process: pin ?? process, thread: 0)
    return Answer(
      process: place.process, thread: place.thread, backend: place.backend, gateway: gateway,
      loopThread: told.first { $0.site.stage == .loop }?.site.place?.thread,
      points: work.map { ["enter": reading(at: $0.enter), "exit": reading(at: $0.exit)] } ?? [:],
      stages: told.filter { $0.site.stage == .middleware || $0.site.stage == .query }.compactMap { span in
        guard let stage = span.site.stage, let place = span.site.place else { return nil }
        return .init(stage: stage.rawValue, thread: place.thread, at: reading(at: span.enter))
      })
  }

  private func reading(at column: Int) -> Int { Self.ahead + column * DiagramWorld.tick }
}
