#define _GNU_SOURCE
#include "CLinux.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// By descriptors and never through a link: a path could be given another meaning while the walk is under way.
static void empty_directory(int folder) {
  DIR *entries = fdopendir(folder);
  if (!entries) {
    close(folder);
    return;
  }
  // What is deleted during a walk may hide another entry from it, so it is walked until it has nothing left to delete.
  for (int deleted = 1; deleted;) {
    deleted = 0;
    rewinddir(entries);
    for (struct dirent *entry; (entry = readdir(entries));) {
      if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
      if (unlinkat(folder, entry->d_name, 0) != 0) {
        int below = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below >= 0) empty_directory(below);
        if (unlinkat(folder, entry->d_name, AT_REMOVEDIR) != 0) continue;
      }
      deleted = 1;
    }
  }
  closedir(entries);
}

void lockstep_remove_directory(const char *path, unsigned long device, unsigned long inode) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return;
  struct stat facts;
  if (fstat(folder, &facts) != 0 || (inode && (facts.st_dev != device || facts.st_ino != inode))) {
    close(folder);
    return;
  }
  empty_directory(folder);
  rmdir(path);
}

short lockstep_spawn_session_flag(void) { return POSIX_SPAWN_SETSID; }

int lockstep_spawn_in_directory(void *actions, const char *directory) {
  return posix_spawn_file_actions_addchdir_np(actions, directory);
}

#if defined(__linux__)
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <time.h>

int lockstep_become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }
long lockstep_thread_id(void) { return syscall(SYS_gettid); }

// By number, since their wrappers came to glibc only with 2.36.
int lockstep_open_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
int lockstep_signal_process(int descriptor, int signal) {
  return (int)syscall(SYS_pidfd_send_signal, descriptor, signal, NULL, 0);
}

// PIDFD_GET_INFO of linux/pidfd.h in its first size, which older headers do not have.
struct exit_info {
  unsigned long long mask;
  unsigned char between[52];
  int status;
};

int lockstep_exit_status(int descriptor) {
  const unsigned long long wanted = 1ull << 3;
  struct exit_info info = {.mask = wanted};
  if (ioctl(descriptor, _IOWR(0xFF, 11, struct exit_info), &info) != 0 || !(info.mask & wanted)) return -1;
  return info.status;
}

int lockstep_open_signals(void) {
  sigset_t every;
  sigfillset(&every);
  return signalfd(-1, &every, SFD_CLOEXEC | SFD_NONBLOCK);
}

int lockstep_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

int lockstep_spawn_closing_from(void *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

int lockstep_open_events(void) { return epoll_create1(EPOLL_CLOEXEC); }

int lockstep_watch(int events, int descriptor, int writable, int known, unsigned long token) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | (writable ? EPOLLOUT : 0), .data.u64 = token};
  return epoll_ctl(events, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
}

static int wait_for_events(int events, struct epoll_event *found, int count, long nanoseconds) {
#ifdef SYS_epoll_pwait2
  struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  int number = (int)syscall(SYS_epoll_pwait2, events, found, count, nanoseconds < 0 ? NULL : &limit, NULL, 0);
  if (number >= 0 || errno != ENOSYS) return number;
#endif
  // Rounded up, so that nobody wakes before their time and waits again for nothing.
  return epoll_wait(events, found, count, nanoseconds < 0 ? -1 : (int)((nanoseconds + 999999) / 1000000));
}

int lockstep_next_events(int events, struct lockstep_event *found, int count, long nanoseconds) {
  struct epoll_event ready[128];
  int number = wait_for_events(events, ready, count < 128 ? count : 128, nanoseconds);
  if (number < 0) return errno == EINTR ? 0 : -1;
  for (int index = 0; index < number; index++) {
    unsigned int seen = ready[index].events;
    found[index].token = ready[index].data.u64;
    found[index].flags = (seen & EPOLLIN ? LOCKSTEP_READABLE : 0) | (seen & EPOLLOUT ? LOCKSTEP_WRITABLE : 0) |
                         (seen & (EPOLLRDHUP | EPOLLHUP | EPOLLERR) ? LOCKSTEP_CLOSED : 0);
  }
  return number;
}
#else
#include <pthread.h>
#include <stdint.h>

int lockstep_become_subreaper(void) {
  errno = ENOSYS;
  return -1;
}

long lockstep_thread_id(void) {
  uint64_t id = 0;
  pthread_threadid_np(NULL, &id);
  return (long)id;
}

int lockstep_open_process(int process) {
  (void)process;
  errno = ENOSYS;
  return -1;
}

int lockstep_signal_process(int descriptor, int signal) {
  (void)descriptor, (void)signal;
  errno = ENOSYS;
  return -1;
}

int lockstep_exit_status(int descriptor) {
  (void)descriptor;
  return -1;
}

int lockstep_open_signals(void) {
  errno = ENOSYS;
  return -1;
}

int lockstep_next_signal(int descriptor) {
  (void)descriptor;
  return 0;
}

int lockstep_spawn_closing_from(void *actions, int first) {
  (void)actions, (void)first;
  return 0;
}
int lockstep_open_events(void) { return errno = ENOSYS, -1; }
int lockstep_watch(int events, int descriptor, int writable, int known, unsigned long token) {
  (void)events, (void)descriptor, (void)writable, (void)known, (void)token;
  return errno = ENOSYS, -1;
}
int lockstep_next_events(int events, struct lockstep_event *found, int count, long nanoseconds) {
  (void)events, (void)found, (void)count, (void)nanoseconds;
  return errno = ENOSYS, -1;
}
#endif
