import Glibc
import Testing

@testable import Platform

@Suite("A free port")
struct FreePortTests {
  @Test func `is not picked again`() {
    // No server of any other test can have it.
    #expect(PickedPorts.take(70_001))
    #expect(!PickedPorts.take(70_001))
    #expect(PickedPorts.take(70_002))
  }

  @Test func `is another one each time`() throws {
    let ports = try (0..<50).map { _ in try FreePort.pick() }
    #expect(Set(ports).count == ports.count)
    #expect(ports.allSatisfy { (1...65_535).contains($0) })
  }

  @Test func `can be listened on at once, by a socket that no program inherits unasked`() throws {
    let (descriptor, port) = try FreePort.listen(backlog: 1)
    defer { close(descriptor) }
    var (accepts, length) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
    try #require(getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &length) == 0)
    #expect(accepts == 1)
    #expect((1...65_535).contains(port))
    #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
  }
}
