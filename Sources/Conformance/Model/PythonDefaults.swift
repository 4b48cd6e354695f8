import Glibc

/// Sizes that Python works out from the machine it runs on.
public enum PythonDefaults {
  /// How many threads asyncio's default pool has here: min(32, cpus + 4).
  ///
  /// Source: `concurrent.futures.ThreadPoolExecutor`, https://docs.python.org/3/library/concurrent.futures.html
  public static var poolSize: Int { poolSize(cpus: processors) }

  /// How many processors are online here.
  public static var processors: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

  /// The size of the default pool on a machine with `cpus` processors online.
  public static func poolSize(cpus: Int) -> Int { min(32, max(1, cpus) + 4) }
}
