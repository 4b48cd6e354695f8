import Glibc

/// Blocks the calling thread, which must not be one of the shared pool, for the 5 ms between two looks at a condition.
func waitAMoment() { usleep(5_000) }
