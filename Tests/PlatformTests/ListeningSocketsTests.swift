import Glibc
import Testing

@testable import Platform

@Suite("Sockets that listen")
struct ListeningSocketsTests {
  @Test func `are found by the process that has them`() throws {
    let (descriptor, port) = try FreePort.listen()
    #expect(ListeningSockets.of([getpid()]).contains(.init(port: port, reach: .loopback)))
    close(descriptor)
    #expect(!ListeningSockets.of([getpid()]).contains { $0.port == port })
  }

  @Test func `are none of a process that has gone`() { #expect(ListeningSockets.of([pid_t.max]).isEmpty) }

  @Test(
    arguments: [
      ("0100007F:1F90", .loopback), ("0200007F:1F90", .loopback), ("00000000:1F90", .everywhere),
      ("0A00020A:1F90", .elsewhere), ("00000000000000000000000000000000:1F90", .everywhere),
      ("00000000000000000000000001000000:1F90", .elsewhere), ("0000000000000000FFFF00000100007F:1F90", .loopback),
      ("0000000000000000FFFF00000A00020A:1F90", .elsewhere),
    ] as [(String, ListeningSockets.Reach)])
  func `can be reached by their address`(address: String, reach: ListeningSockets.Reach) throws {
    let line =
      "   0: \(address) 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000 0 4711 1 0000 100 0 0 10 0"
    let entry = try #require(ListeningSockets.entry(line[...]))
    #expect(entry.listener == .init(port: 8080, reach: reach) && entry.inode == "4711")
  }

  @Test func `are not those of connections`() {
    let line =
      "   1: 0100007F:1F90 0100007F:CCCC 01 00000000:00000000 00:00000000 00000000  1000 0 4711 1 0000 100 0 0 10 0"
    #expect(ListeningSockets.entry(line[...]) == nil)
    #expect(
      ListeningSockets.entry("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt") == nil)
  }
}
