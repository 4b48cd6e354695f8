/// How long the kit waits for what, everywhere.
///
/// No verdict rests on these alone: they say when to go on, and a wait that was in vain is named in the verdict.
package struct Patience: Sendable {
  /// For a server to listen and to give its first answer, as long as it works on that.
  package var startup = Duration.seconds(60)
  /// For a server that neither answers nor uses the processor: it waits for something that does not come.
  package var idleStartup = Duration.seconds(15)
  /// For another process to show up after the last one did.
  package var straggler = Duration.seconds(6)
  /// For an answer to a request that nobody holds.
  package var answer = Duration.seconds(10)
  /// For a server that keeps answering errors to come to its senses.
  package var recovery = Duration.seconds(3)
  /// For the next request to be admitted or answered, while some are held.
  package var progress = Duration.seconds(3)
  /// Without any arrival before a level counts as the whole. Warm, the last of 12 waiters was seen to arrive within
  /// 130 ms and no two more than 96 ms apart, under load.
  package var quiet = Duration.milliseconds(250)
  /// For one look at the gate and the pause behind it; what goes beyond is not the server's doing.
  package var longestRound = Duration.milliseconds(100)
  /// Between two looks at the gate.
  package var pulse = Duration.milliseconds(4)
  /// How long a request may have to be held: a server whose Postgres ends statements sooner cannot be looked at.
  package var hold = Duration.seconds(10)

  /// Without a new process before those that were met count as all, where nobody says how many there are.
  package var newcomer = Duration.milliseconds(2500)

  package init() {}
}
