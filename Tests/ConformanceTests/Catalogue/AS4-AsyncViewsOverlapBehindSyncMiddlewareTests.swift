import Conformance
import Testing

@Suite("AS-4: keeps async views concurrent behind sync middleware")
struct AsyncViewsOverlapBehindSyncMiddlewareTests {
  @Test func `is asked of more requests than a pool has threads`() {
    for (size, count) in [(6, 12), (10, 12), (11, 13), (40, 42)] {
      let steps = Property.asyncViewsOverlapBehindSyncMiddleware.scenario(
        .asgi(processes: 2, threadSensitive: .pool(size))
      ).steps
      #expect(steps == [.send(Batch(.asyncBehindSync, .each(count))), .awaitInside(.all), .open])
    }
  }
}
