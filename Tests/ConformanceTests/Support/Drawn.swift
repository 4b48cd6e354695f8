/// Histories that judges of several kinds are put before.
enum Drawn {
  /// One request, and nobody else.
  static let one = """
    client p1  [a----]
    p1/t1       [a-]
    release         a
    """

  /// Two requests, of which the second one was sent when the first had been answered.
  static let turns = """
    client p1  [a----]
    client p1          [b----]
    p1/t1       [a-]
    p1/t1               [b-]
    release         a       b
    """

  /// Two requests that were inside one after the other although nobody was let go.
  static let touching = """
    client p1  [a-------]
    client p1  [b-------]
    p1/t1       [a-]
    p1/t1          [b-]
    """

  /// Two requests, of which the second one came in when the first had been let go.
  static let two = """
    client p1  [a----]
    client p1  [b----------]
    p1/t1       [a-]
    p1/t1             [b-]
    release         a     b
    """

  /// Three requests, each but the first of which came in when the one before it had been let go.
  static let three = """
    client p1  [a----]
    client p1  [b----------]
    client p1  [c----------------]
    p1/t1       [a-]
    p1/t1             [b-]
    p1/t1                   [c-]
    release         a     b     c
    """
}
