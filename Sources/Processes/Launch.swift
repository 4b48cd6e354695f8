package import Glibc

/// A command together with its log, its descriptors and its end: all that the kit decides about one supervised process.
package struct Launch: Sendable {
  package var command: Command
  /// The file that gets standard output and standard error; what is in it already is kept.
  package var log: String
  /// Descriptors handed on: the kit's own number to the number in the child, which must be 3 or more.
  package var inherited: [Int32: Int32]
  /// The signal that asks the program to stop.
  package var stopSignal: Int32
  /// How long the program and its descendants may take to stop before they are killed.
  package var grace: Duration
  /// Absolute paths of directories to delete once nothing of the program is left, also if the kit itself was killed.
  /// They are those that are there when it starts, and no others that come to stand at their paths; missing ones are fine.
  package var removing: [String]
  /// The user and group to run as, without supplementary groups; only root can ask for another than its own.
  package var identity: (user: uid_t, group: gid_t)?
  /// A path that ends with Xs, at which the supervisor makes a directory of its own, deleted like those of `removing`.
  var making: String?
  /// Where the supervisor's record is kept; a new path if nil.
  var record: String?

  package init(
    _ command: Command, log: String, inherited: [Int32: Int32] = [:], stopSignal: Int32 = SIGTERM,
    grace: Duration = .seconds(2), removing: [String] = [], identity: (user: uid_t, group: gid_t)? = nil
  ) {
    self.command = command
    self.log = log
    self.inherited = inherited
    self.stopSignal = stopSignal
    self.grace = grace
    self.removing = removing
    self.identity = identity
  }
}
