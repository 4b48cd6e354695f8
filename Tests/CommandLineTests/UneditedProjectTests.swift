import Environments
import Foundation
import Platform
import Processes
import TestSupport
import Testing

@Suite("A project that nobody edited", .timeLimit(.minutes(10)))
struct UneditedProjectTests {
  /// What real projects have, and what has kept the kit out of them.
  private static let settings = """

    ALLOWED_HOSTS = ["shop.example"]
    SECURE_SSL_REDIRECT = True
    MIDDLEWARE += ["shop.wall.Wall"]
    DATABASES = {"default": {
        "ENGINE": "django.db.backends.postgresql", "HOST": "database.invalid", "PORT": "6543", "NAME": "shop", "USER": "shop",
        "PASSWORD": "secret", "ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60}}
    """
  private static let wall = """
    from django.http import HttpResponseRedirect
    from django.utils.deprecation import MiddlewareMixin

    class Wall(MiddlewareMixin):
        def process_request(self, request):
            return HttpResponseRedirect("/login/")
    """

  /// The folder of a new project, and the path of programs that start it.
  private func startProject(in scratch: Scratch) async throws -> (folder: String, path: String) {
    let python = try await PythonEnvironments().python(named: "django52")
    let folder = try scratch.folder("shop")
    let ended = try await SupervisedProcess.start(
      Launch(
        Command(
          python.bin + "/django-admin", ["startproject", "shop", folder], environment: ["PATH": "/usr/bin:/bin"]),
        log: scratch.file("startproject"))
    ).waitForExit()
    try #require(ended == .code(0), "\(scratch.text("startproject"))")
    let settings = scratch.text("shop/shop/settings.py") + Self.settings
    try settings.write(toFile: folder + "/shop/settings.py", atomically: true, encoding: .utf8)
    try Self.wall.write(toFile: folder + "/shop/wall.py", atomically: true, encoding: .utf8)
    return (folder, "\(python.bin):/usr/bin:/bin")
  }

  @Test("is looked at by the command that starts it, past all that answers before its views") func django()
    async throws
  {
    let scratch = try Scratch()
    let (folder, path) = try await startProject(in: scratch)
    let before = try contents(of: folder)
    let ended = try await lockstep(
      "check", "--directory", folder, "--only", "TX-1,TX-2", "--", "gunicorn", "shop.wsgi", "-w", "3",
      "--no-control-socket", "-b", "127.0.0.1:\(try FreePort.pick())", in: scratch,
      variables: ["PATH": path, "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("model:\n  gateway: wsgi\n  processes: 3\n  threads: 1\n"))
    let words = ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "requests go beside the application's own middleware, by shadows of it, since "
          + "django.middleware.security.SecurityMiddleware answered "))
    #expect(words.contains("its connection is Django's 'default'"))
    #expect(try contents(of: folder) == before)
  }

  @Test("that raises as it is imported is told by its own exception") func broken() async throws {
    let scratch = try Scratch()
    let (folder, path) = try await startProject(in: scratch)
    try "raise RuntimeError('no such shop')".write(toFile: folder + "/shop/wsgi.py", atomically: true, encoding: .utf8)
    let ended = try await lockstep(
      "check", "--directory", folder, "--", "gunicorn", "shop.wsgi", "-b", "127.0.0.1:\(try FreePort.pick())",
      in: scratch,
      variables: ["PATH": path])
    #expect(ended.code == 3)
    #expect(ended.errors.contains("no such shop"), "\(ended.errors)")
  }

  /// Every file below `folder`, with what is in it.
  private func contents(of folder: String) throws -> [String: Data] {
    let names = try #require(FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
    return Dictionary(
      uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data()) })
  }
}
