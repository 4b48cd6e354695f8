/// What a view needs to wait at the upstream. Read once per process; a bad address is an error of the views that use it.
struct Upstream: Sendable {
  private let found: Result<UpstreamAddress, UpstreamError>
  /// The token that requests to the upstream carry.
  let token: String

  init(token: String) {
    self.token = token
    found = Result { () throws(UpstreamError) in try UpstreamAddress.fromEnvironment() }
  }

  func address() throws(UpstreamError) -> UpstreamAddress { try found.get() }
}
