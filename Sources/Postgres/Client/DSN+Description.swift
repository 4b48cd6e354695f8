extension DSN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The place as a URI with `***` for its password, and without options that could hold other secrets.
  package var description: String {
    var shown = DSN(options: options.filter { ["host", "hostaddr", "port", "user", "dbname"].contains($0.key) })
    if options["password"] != nil { shown.options["password"] = "***" }
    return shown.uri
  }

  package var debugDescription: String { description }

  /// Keeps `dump` and test expectations, which look into values, from showing the password.
  package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

extension DSN {
  /// The place as a URI **with its password**: for a child's environment or command line, never for output.
  package var uri: String {
    var rest = options
    func take(_ key: String) -> String? { rest.removeValue(forKey: key) }

    let address = take("host") ?? take("hostaddr") ?? ""
    let user = take("user")
    let password = take("password")
    let port = take("port")
    let database = take("dbname")

    var text = "postgresql://"
    if let user { text += user.percentEncoded }
    if let password { text += ":" + (password == "***" ? password : password.percentEncoded) }
    if user != nil || password != nil { text += "@" }
    text += address.contains(":") ? "[\(address)]" : address.percentEncoded
    if let port { text += ":\(port)" }
    if let database { text += "/\(database.percentEncoded)" }
    let query = rest.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.percentEncoded)" }
    return query.isEmpty ? text : text + (database == nil ? "/?" : "?") + query.joined(separator: "&")
  }
}

extension String {
  /// The text with every byte escaped that is not unreserved in RFC 3986, section 2.3.
  fileprivate var percentEncoded: String {
    var text = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return text
  }
}
