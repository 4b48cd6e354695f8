import CLinux

extension PosixThread {
  /// The kernel's id of the calling thread; of a greenlet that of the one thread that all of them are said to have.
  static var current: Int { Baton.thread ?? lockstep_thread_id() }
}
