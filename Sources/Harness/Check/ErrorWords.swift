import Foundation

extension Error {
  /// The system's own words where Foundation hides them behind "the operation could not be completed".
  var words: String {
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return cause.words }
    return error.localizedDescription
  }
}
