import Platform
import ProbeContract

@testable import Harness

/// The golden requests and answers that the kit plays against probes.
enum Golden {
  static var exchanges: [GoldenExchange] {
    get throws { try GoldenFolder.exchanges(in: try Fixtures.find().golden) }
  }
}
