import Glibc

/// The system's words for an error number.
func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
