import Conformance

/// Advice with its sentence, and each option with the section of a server file that claims it.
struct WordedAdvice: Encodable {
  private enum CodingKeys: CodingKey { case sentence, options }

  private struct Option: Encodable {
    private enum CodingKeys: CodingKey { case section }

    var option: AdviceOption

    func encode(to encoder: any Encoder) throws {
      try option.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(option.section, forKey: .section)
    }
  }

  private var advice: CapacityAdvice

  init(_ advice: CapacityAdvice) { self.advice = advice }

  func encode(to encoder: any Encoder) throws {
    try advice.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(advice.sentence, forKey: .sentence)
    try container.encode(advice.options.map(Option.init), forKey: .options)
  }
}
