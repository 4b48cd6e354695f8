/// Where the sync views of some software run under ASGI, as a public source says it.
struct Rule: Sendable {
  /// Where they run, with the size of asyncio's default pool still open.
  enum Place: Sendable {
    case oneThread, defaultPool, perRequest
    case pool(Int)
  }

  /// The first one must be there; the others, where they are there, must be in their bounds.
  var components: [Component]
  var place: Place
  /// The reason, the end of a sentence.
  var why: String
  var source: String

  func isAbout(_ versions: [String: String]) -> Bool {
    guard let first = components.first, versions[first.key] != nil else { return false }
    let own = Set(components.map(\.key))
    // The probe does not say which of several frameworks its views belong to.
    let others = Set(Framework.allCases.map(\.rawValue)).subtracting(own)
    guard others.isDisjoint(with: versions.keys) else { return false }
    return components.allSatisfy { $0.admits(versions) }
  }

  /// "Django 3.2.25 with asgiref 3.13.0".
  func software(_ versions: [String: String]) -> String {
    let names = components.compactMap { $0.named(in: versions) }
    let others = names.dropFirst().joined(separator: " and ")
    return others.isEmpty ? names.joined() : "\(names.prefix(1).joined()) with \(others)"
  }
}

extension Rule {
  /// The first one that is about some software holds for it.
  static let all = [
    Rule(
      components: [.django("3.0", below: "3.1"), .asgiref(below: "3.3")], place: .defaultPool,
      why: "Django 3.0 leaves it to sync_to_async, which used the event loop's pool before asgiref 3.3.0",
      source: "https://github.com/django/asgiref/blob/main/CHANGELOG.txt"),
    Rule(
      components: [.django("3.0", below: "3.1"), .asgiref("3.3")], place: .oneThread,
      why: "Django 3.0 leaves it to sync_to_async, which is thread-sensitive by default since asgiref 3.3.0",
      source: "https://github.com/django/asgiref/blob/main/CHANGELOG.txt"),
    Rule(
      components: [.django("3.1", below: "4.0"), .asgiref()], place: .oneThread,
      why: "Django 3.1 and 3.2 ask for thread-sensitive mode themselves, whatever asgiref's default is",
      source: "https://github.com/django/django/blob/3.2.25/django/core/handlers/base.py"),
    Rule(
      components: [.django("4.0"), .asgiref()], place: .perRequest,
      why: "Django enters a ThreadSensitiveContext around each request since 4.0",
      source: "https://code.djangoproject.com/ticket/32889"),
    Rule(
      components: [.fastAPI, .starlette, .anyIO], place: .pool(anyIOThreads),
      why: "FastAPI runs `def` endpoints as Starlette does, on AnyIO's default limiter of \(anyIOThreads) threads",
      source: "https://www.starlette.io/threadpool/"),
    Rule(
      components: [.starlette, .anyIO], place: .pool(anyIOThreads),
      why: "Starlette runs `def` endpoints on AnyIO's default limiter of \(anyIOThreads) threads",
      source: "https://www.starlette.io/threadpool/"),
    Rule(
      components: [.wrapper], place: .defaultPool,
      why: "it gives them to the event loop's default pool, which has min(32, cpus + 4) threads",
      source: "https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor"),
  ]

  /// https://anyio.readthedocs.io/en/stable/threads.html#adjusting-the-default-maximum-worker-thread-count
  private static let anyIOThreads = 40
}
