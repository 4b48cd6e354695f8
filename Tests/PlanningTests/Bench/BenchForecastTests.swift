import Capacity
import Conformance
import Planning
import Testing

@Suite("The forecast of a bench")
struct BenchForecastTests {
  private func load(
    _ workload: TalkWorkload, requests: Int = 20, start: Arrivals.Start = .together
  ) throws -> BenchLoad {
    BenchLoad(workload: workload, half: 0.5, requests: requests, arrivals: try .closed(clients: 5, start: start))
  }

  @Test(
    "is what the lanes let through",
    arguments: [
      (ServerModel.wsgi(processes: 5, threads: 1), TalkWorkload.sleep, 5.0),
      (.wsgi(processes: 5, threads: 1), .rowLock, 1),
      (.asgi(processes: 1, threadSensitive: .oneThread), .sleep, 1),
      (.asgi(processes: 1, threadSensitive: .pool(3)), .database, 20.0 / 7),
      (.asgi(processes: 1, threadSensitive: .perRequest), .web, 5),
    ])
  func lanes(model: ServerModel, workload: TalkWorkload, throughput: Double) throws {
    let forecast = try BenchForecast(of: load(workload), on: model)
    for figure in [forecast.least, forecast.median, forecast.most] { #expect(abs(figure - throughput) < 1e-6) }
  }

  @Test func `replays rows, and draws them where nobody knows them`() throws {
    let model = ServerModel.wsgi(processes: 5, threads: 1)
    let apart = try BenchForecast(of: load(.randomRow), on: model, rows: [Array(1...20)])
    #expect((apart.least, apart.most) == (5, 5))
    // The last two wait for each other: a second more for the last one.
    let collision = try BenchForecast(of: load(.randomRow), on: model, rows: [Array(1...19) + [19]])
    #expect(collision.median == 4)
    let drawn = try BenchForecast(of: load(.randomRow), on: model)
    #expect(drawn.least < drawn.most && drawn.most == 5)
  }

  @Test func `takes the median of several runs, and the range of all`() throws {
    let rows = [Array(1...20), Array(1...19) + [19], Array(1...20)]
    let forecast = try BenchForecast(of: load(.randomRow), on: .wsgi(processes: 5, threads: 1), rows: rows)
    #expect((forecast.least, forecast.median, forecast.most) == (4, 5, 5))
  }

  @Test func `knows how ab starts`() throws {
    let model = ServerModel.wsgi(processes: 5, threads: 1)
    #expect(try BenchForecast(of: load(.sleep, start: .firstAlone), on: model).median == 4)
    let fifty = try BenchForecast(of: load(.sleep, requests: 50, start: .firstAlone), on: model)
    #expect(abs(fifty.median - 50.0 / 11) < 1e-9)
  }

  @Test func `leaves open which event loop gets a connection`() throws {
    let forecast = try BenchForecast(of: load(.sleep), on: .asgi(processes: 5, threadSensitive: .oneThread))
    #expect(forecast.least < 2 && forecast.most > 2.5)
    #expect(forecast.contains(forecast.median) && !forecast.contains(6))
  }

  @Test func `draws the same rows from the same seed, and others in another run`() throws {
    let load = try load(.randomRow, requests: 500)
    #expect(load.rows(ofRun: 0) == load.rows(ofRun: 0))
    #expect(load.rows(ofRun: 0) != load.rows(ofRun: 1))
    #expect(Set(load.rows(ofRun: 0)).isSubset(of: Set(1...100)) && Set(load.rows(ofRun: 0)).count > 90)
    #expect(try self.load(.sleep).rows(ofRun: 0).isEmpty)
  }
}
