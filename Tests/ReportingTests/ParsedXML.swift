import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML document read back by another library than the one that wrote it.
final class ParsedXML {
  struct Invalid: Error {
    var reason: String
  }

  let name: String
  let attributes: [String: String]
  private(set) var children: [ParsedXML] = []
  private(set) var text = ""

  private init(_ name: String, _ attributes: [String: String] = [:]) {
    (self.name, self.attributes) = (name, attributes)
  }

  static func parse(_ document: String) throws -> ParsedXML {
    let reader = Reader()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = reader
    guard parser.parse(), let root = reader.open[0].children.first else {
      throw Invalid(reason: "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "no element")")
    }
    return root
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var open = [ParsedXML("")]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let element = ParsedXML(name, attributes)
      open[open.count - 1].children.append(element)
      open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].text += text }
  }
}
