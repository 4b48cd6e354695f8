extension Kept {
  /// One request that told where it worked.
  static let answered = """
    client p1    [a----]
    work p1/t1    [a-]
    """

  /// As many inside as there are slots, and one more that came in when the first of them had been let go.
  static func turns(slots: Int) -> String {
    let fellows = (1..<slots).map {
      "client p1  [f\($0)---------------]\np1/t\($0 + 1)       [f\($0)-----------]\nrelease                     f\($0)"
    }
    return ([Drawn.two] + fellows).joined(separator: "\n")
  }

  /// Two requests that were inside together, each on a backend of its own.
  static let together = """
    client p1  [a-------]
    client p1  [b-------]
    p1/t1/b7    [a---]
    p1/t1/b8    [b---]
    """

  /// One more than anything that bounds requests by default, all inside together.
  static let crowd = (1...45).map { "client p1  [r\($0)----]\np1/t\($0)       [r\($0)-]" }.joined(separator: "\n")

  /// A quick answer of `process` while the first one was held.
  static func beside(_ process: String) -> String {
    """
    client p1  [a-----------]
    client \(process)     [x--]
    p1/t1       [a--------]
    release               a
    """
  }

  /// A quick answer of an idle worker, on a new connection, while the other one was held.
  static let besideIdle = """
    client p1  [a---------------]
    client       [x-]
    p1/t1       [a----------]
    release                 a
    work p2/t1    [x]
    """

  /// A view beside the thread of its loop.
  static let besideLoop = """
    client p1   [a----]
    p1/t7        [a-]
    loop p1/t1   [a-]
    """

  /// Two requests that met, each with a thread for all of its stages.
  static let threads = """
    client p1         [a-----]
    client p1         [b-----]
    p1/t7              [a--]
    p1/t8              [b--]
    middleware p1/t7   [a]
    middleware p1/t8   [b]
    query p1/t7           [a]
    query p1/t8           [b]
    """

  /// One that waited for a row behind its holder.
  static let locked = """
    client p1   [a-----]
    client p2   [b----------]
    p1/t1        [a--]
    lock p2/t1    [b-]
    p2/t1             [b--]
    release          a    b
    """

  /// Two in flight that were worked on one after the other.
  static let inFlight = """
    client p1    [a-----]
    client p1    [b----------]
    work p1/t1    [a---]
    work p1/t1         [b---]
    """

  /// Answers of three processes in turn.
  static let spread = (0..<45).map { "client  [r\($0)--]\nwork p\($0 % 3 + 1)/t1   [r\($0)]" }.joined(separator: "\n")

  /// A full process at one tick.
  static let ticked = """
    client  [a------]
    client  [b-----------]
    p1/t1    [a----]
    p1/t1           [b--]
    tick        full
    release      a
    """
}
