import XMLCoder

/// What all parts of the document share: each value is an attribute, but for other parts and text.
protocol JUnitPart: Encodable, DynamicNodeEncoding {
  static var elements: Set<String> { get }
}

extension JUnitPart {
  static func nodeEncoding(for key: any CodingKey) -> XMLEncoder.NodeEncoding {
    elements.contains(key.stringValue) ? .element : .attribute
  }
}
