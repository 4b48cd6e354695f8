import Foundation
import SystemPackage

extension Error {
  /// The system's own words where Foundation hides them behind "the operation could not be completed".
  var inSystemsWords: String {
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return Errno(rawValue: Int32(error.code)).description }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return cause.inSystemsWords }
    return error.localizedDescription
  }
}
