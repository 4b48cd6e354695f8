import Glibc

/// The small files and links of `/proc`, in which the kernel tells of itself.
package enum KernelFile {
  /// The start of a file, at most 4 KiB: enough for one line of the kernel's.
  package static func text(at path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = read(file, buffer.baseAddress, buffer.count)
      return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
  }

  /// Where a link leads; nil if this user may not see it.
  package static func link(at path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      guard let address = buffer.baseAddress else { return nil }
      let count = readlink(path, address, buffer.count)
      return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }
  }
}
