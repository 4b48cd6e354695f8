import Capacity
import Testing

@Suite("Arrivals")
struct ArrivalTests {
  @Test func `of an open loop come at their rate whatever becomes of them`() throws {
    let forecast = try Lab.run(Lab.station(threads: 5), Lab.constant(), .open(rate: 2, .uniform), 11)
    // The last one comes after 5 s.
    #expect(forecast.seconds == 6)
    #expect(forecast.latency.mean == 1)
    #expect(forecast.peakInFlight == 2)
  }

  @Test func `of an open loop count latency from when they were meant to be sent`() throws {
    // Two a second come and one goes: the n-th waits n/2 seconds.
    let forecast = try Lab.run(Lab.station(), Lab.constant(), .open(rate: 2, .uniform), 101)
    #expect(forecast.latency.mean.isClose(to: 1 + 25))
    #expect(forecast.latency.quantile(1) == 51)
    #expect(forecast.throughput == 1)
    #expect(forecast.peakInFlight == 51)
  }

  @Test func `of an open loop keep to fractions of a nanosecond`() throws {
    let workload = try Lab.constant(1e-9)
    let forecast = try Lab.run(Lab.station(threads: nil), workload, .open(rate: 3e8, .uniform), 30_001)
    #expect(forecast.seconds.isClose(to: 1e-4 + 1e-9))
  }

  @Test func `of a closed loop think`() throws {
    let forecast = try Lab.run(Lab.station(threads: 2), Lab.constant(), .closed(clients: 2, think: .constant(3)), 20)
    #expect(forecast.seconds == 10 * 1 + 9 * 3)
    #expect(forecast.meanOccupied.isClose(to: 20.0 / 37))
  }

  @Test func `end with the last answer, not with a client that still thinks`() throws {
    let forecast = try Lab.run(Lab.station(threads: 2), Lab.constant(), .closed(clients: 2, think: .constant(9)), 3)
    #expect(forecast.seconds == 11)
  }

  @Test func `are as many as were asked for, also with more clients than requests`() throws {
    for start in [Arrivals.Start.together, .firstAlone] {
      let forecast = try Lab.run(Lab.station(threads: nil), Lab.constant(), .closed(clients: 900, start: start), 7)
      #expect(forecast.answers == 7)
      #expect(forecast.seconds == (start == .together ? 1 : 2))
      #expect(forecast.peakInFlight == (start == .together ? 7 : 6))
    }
  }

  @Test func `during the warm-up are left out`() throws {
    let station = try Lab.station(coldStart: 100)
    let forecast = try Lab.run(station, Lab.constant(), .closed(clients: 1), 11, warmUp: 1)
    #expect(forecast.answers == 10)
    #expect(forecast.throughput == 1)
    #expect(forecast.latency.quantile(1) == 1)
    #expect(forecast.utilisation == 1)
    #expect(forecast.meanInFlight == 1)
    #expect(forecast.answersByProcess == [10])
  }
}
