import ArgumentParser
import Harness

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is missing on this machine, and the command that mends it.")

  func run() async throws {
    let findings = await Doctor.examine()
    for finding in findings { try StandardOutput.print(finding.description) }
    throw ExitCode(findings.allSatisfy(\.isHealthy) ? 0 : 3)
  }
}
