#ifndef LOCKSTEP_CLINUX_H
#define LOCKSTEP_CLINUX_H

// The few system calls that the kit needs and Swift cannot make: C functions with variable arguments, and what glibc
// shows to GNU programs only. No system header is included, since Swift would take its types for this module's.

/// Makes this process the one that orphaned descendants are handed to. Returns 0, or -1 with errno set. Linux only.
int lockstep_become_subreaper(void);

/// The native id of the calling thread, as the kernel and Python's threading.get_native_id() know it.
long lockstep_thread_id(void);

/// Opens a descriptor that means this very process, and never a later one with its number. Returns it (close-on-exec),
/// or -1 with errno set. Linux only, since 5.3.
int lockstep_open_process(int process);

/// Sends a signal through such a descriptor. Returns 0, or -1 with errno set (ESRCH: it has ended).
int lockstep_signal_process(int descriptor, int signal);

/// The status, as wait(2) gives it, of a process that has ended and was waited for, by such a descriptor of it; -1 where the
/// kernel does not tell. Linux only, since 6.15.
int lockstep_exit_status(int descriptor);

/// Opens a descriptor from which all signals of this process can be read; they have to be blocked. Returns it
/// (close-on-exec, not blocking), or -1 with errno set. Linux only.
int lockstep_open_signals(void);

/// The number of the next signal that waits there; 0 if none does.
int lockstep_next_signal(int descriptor);

/// The flag of posix_spawn that begins a session, POSIX_SPAWN_SETSID.
short lockstep_spawn_session_flag(void);

/// Makes posix_spawn change the directory. Returns 0 or an error number.
int lockstep_spawn_in_directory(void *actions, const char *directory);

/// Makes posix_spawn close all descriptors from this one up. Returns 0 or an error number.
int lockstep_spawn_closing_from(void *actions, int first);

/// What happened on a descriptor that an event queue watches.
struct lockstep_event {
  unsigned long token;
  /// Any of the LOCKSTEP_ flags below.
  unsigned int flags;
};

/// LOCKSTEP_CLOSED: the other side sends no more, or the connection failed; what it sent before can still be read.
enum { LOCKSTEP_READABLE = 1, LOCKSTEP_WRITABLE = 2, LOCKSTEP_CLOSED = 4 };

/// Opens a queue of events, epoll. Returns its descriptor (close-on-exec), or -1 with errno set. Linux only.
int lockstep_open_events(void);

/// Watches a descriptor for being readable and for its other side's end, and for being writable if that is not 0;
/// `known` is 0 for the first time. Returns 0, or -1 with errno set.
int lockstep_watch(int events, int descriptor, int writable, int known, unsigned long token);

/// Waits for events, at most so many nanoseconds, for ever if that is negative. Returns how many there are, 0 also
/// after a signal, or -1 with errno set. Before Linux 5.11 it waits in whole milliseconds.
int lockstep_next_events(int events, struct lockstep_event *found, int count, long nanoseconds);

/// Deletes a directory and all that is in it, without following links, not even at `path` itself. It is left alone if it
/// is not the one with this device and inode, unless that inode is 0. What is already missing is fine.
void lockstep_remove_directory(const char *path, unsigned long device, unsigned long inode);

#endif
