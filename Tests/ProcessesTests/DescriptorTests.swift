import Glibc
import TestSupport
import Testing

@testable import Processes

@Suite("Descriptors", .timeLimit(.minutes(10)))
struct DescriptorTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test func `arrive under the numbers asked for, even crossed over`() async throws {
    let (one, two) = (try pipe(), try pipe())
    var launch = scratch.shell("echo first >/proc/self/fd/\(two.write); echo second >/proc/self/fd/\(one.write)")
    launch.inherited = [one.write: two.write, two.write: one.write]
    let process = try await SupervisedProcess.start(launch)
    close(one.write)
    close(two.write)
    #expect(await process.waitForExit() == .code(0))
    #expect(text(from: one.read) == "first\n")
    #expect(text(from: two.read) == "second\n")
    await process.stop()
  }

  @Test func `end where the program ends: the supervisor keeps none`() async throws {
    let ends = try pipe()
    var launch = scratch.shell("(setsid sleep 60 7>&- &)")
    launch.inherited = [ends.write: 7]
    let process = try await SupervisedProcess.start(launch)
    close(ends.write)
    #expect(await process.waitForExit() == .code(0))
    #expect(text(from: ends.read) == "")
    await process.stop()
  }

  @Test func `others stay behind, also those that would survive an exec`() async throws {
    let (asked, leaky) = (try pipe(), try pipe())
    var launch = scratch.shell("ls -l /proc/self/fd | grep -c pipe; readlink /proc/self/fd/0")
    launch.inherited = [asked.write: 20]
    let process = try await SupervisedProcess.start(launch)
    #expect(await process.waitForExit() == .code(0))
    // One for `asked`, one from ls to grep.
    #expect(process.tail(lines: 2) == ["2", "/dev/null"])
    for end in [asked.read, asked.write, leaky.read, leaky.write] { close(end) }
    await process.stop()
  }

  @Test(arguments: [[0: 2], [0: 3, 1: 3]] as [[Int32: Int32]])
  func `need numbers of their own`(inherited: [Int32: Int32]) async throws {
    var launch = scratch.shell("true")
    launch.inherited = inherited
    let error = await #expect(throws: SpawnError.self) { _ = try await SupervisedProcess.start(launch) }
    #expect(error?.advice == "give each a number of its own, from 3 upwards")
  }

  @Test func `that are not open are an error`() async throws {
    var launch = scratch.shell("true")
    launch.inherited = [1022: 5]
    let error = await #expect(throws: SpawnError.self) { _ = try await SupervisedProcess.start(launch) }
    #expect(error?.found == "descriptor 1022 cannot be handed on: Bad file descriptor")
  }

  /// All that comes until end-of-file; the reading end is closed after it.
  private func text(from descriptor: Int32) -> String {
    defer { close(descriptor) }
    var all: [UInt8] = []
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20_000) > 0 else { return "nothing within 20 s" }
      var bytes = [UInt8](repeating: 0, count: 256)
      let count = read(descriptor, &bytes, bytes.count)
      if count <= 0 { return String(decoding: all, as: UTF8.self) }
      all += bytes[..<count]
    }
  }
}
