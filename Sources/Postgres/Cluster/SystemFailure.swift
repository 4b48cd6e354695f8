#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A call to the operating system that failed on a path.
struct SystemFailure: Error, CustomStringConvertible {
  let path: String
  let number: Int32

  /// Takes `errno` as the failed call left it.
  init(at path: String) { (self.path, number) = (path, errno) }

  var description: String { "\(path): \(String(cString: strerror(number)))" }
}
