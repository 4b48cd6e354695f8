import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML by another library than the one that wrote it.
enum JUnit {
  struct Invalid: Error, CustomStringConvertible { var description: String }

  static func check(_ document: String) throws {
    let parser = XMLParser(data: Data(document.utf8))
    guard parser.parse() else {
      throw Invalid(description: "DecodingError: the document is no XML, in line \(parser.lineNumber)")
    }
  }
}
