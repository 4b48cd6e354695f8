import Glibc
import Histories
import NIOPosix
import SystemPackage
import Testing

@testable import Harness

@Suite("The endings that views tell the upstream", .timeLimit(.minutes(10)))
struct EndingsTests {
  private let group = MultiThreadedEventLoopGroup.singleton

  /// Runs `body` beside an upstream that lets the servers `t` and `u` in, and a socket that is one of theirs.
  private func withUpstream(_ body: (HoldingUpstream, (String) -> Void) async throws -> Void) async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "u"] { upstream.admit(token) }
    let port = try #require(upstream.address.split(separator: ":").last.flatMap { UInt16($0) })
    let sender = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(sender) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = port.bigEndian
    let target = address
    try await body(upstream) { text in
      let bytes = Array(text.utf8)
      let sent = withUnsafePointer(to: target) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(sender, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      #expect(sent == bytes.count)
    }
    await upstream.close()
  }

  @Test("are known by the time they have been sent, each server's to itself, and told once") func told() async throws {
    try await withUpstream { upstream, send in
      send("lockstep-ending t a1 left")
      send("lockstep-ending u a1 raised")
      send("lockstep-ending t a2 raised")
      #expect(upstream.takeEndings(of: "t") == ["a1": .left, "a2": .raised])
      #expect(upstream.takeEndings(of: "t") == [:])
      #expect(upstream.takeEndings(of: "u") == ["a1": .raised])
    }
  }

  @Test("are kept from one look to the next, and the first of a request counts") func kept() async throws {
    try await withUpstream { upstream, send in
      send("lockstep-ending t a1 raised")
      upstream.readEndings()
      send("lockstep-ending t a1 left")
      #expect(upstream.takeEndings(of: "t") == ["a1": .raised])
    }
  }

  @Test("are those of the run's own servers, as long as they are up") func strangers() async throws {
    try await withUpstream { upstream, send in
      send("lockstep-ending x a1 left")
      #expect(upstream.takeEndings(of: "x") == [:])
      send("lockstep-ending t a1 left")
      upstream.readEndings()
      upstream.dismiss("t")
      send("lockstep-ending t a2 left")
      #expect(upstream.takeEndings(of: "t") == [:])
      upstream.admit("t")
      #expect(upstream.takeEndings(of: "t") == [:])
    }
  }

  @Test(
    "are nothing but what a probe sends",
    arguments: [
      "", " ", "lockstep-ending t a1", "lockstep-ending t a1 left ", "lockstep-ending t a1 gone", "ending t a1 left",
      "lockstep-ending t  left", "lockstep-ending t a/1 left", "lockstep-ending t \u{e9} left",
      "lockstep-ending t a1 left\n", "lockstep-ending t " + String(repeating: "a", count: 41) + " left",
      "lockstep-ending t a1 left" + String(repeating: " ", count: 300),
      "lockstep-ending " + String(repeating: "t", count: 60_000) + " a1 left",
    ])
  func nonsense(_ text: String) async throws {
    try await withUpstream { upstream, send in
      send(text)
      send("lockstep-ending t " + String(repeating: "a", count: 40) + " left")
      #expect(upstream.takeEndings(of: "t").map(\.key) == [String(repeating: "a", count: 40)])
    }
  }

  @Test("come to a port that nobody else has, or to another one") func taken() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    let port = try #require(upstream.address.split(separator: ":").last.flatMap { Int($0) })
    #expect(throws: Errno.addressInUse) { try EndingsBox(port: port) }
    await upstream.close()
  }

  @Test("are so many at most, however many somebody sends") func flood() async throws {
    try await withUpstream { upstream, send in
      for number in 0..<11_000 {
        send("lockstep-ending t a\(number) left")
        if number.isMultiple(of: 100) { upstream.readEndings() }
      }
      #expect(upstream.takeEndings(of: "t").count == 10_000)
      send("lockstep-ending t a1 left")
      #expect(upstream.takeEndings(of: "t") == ["a1": .left], "a full box takes letters again once it is empty")
    }
  }
}
