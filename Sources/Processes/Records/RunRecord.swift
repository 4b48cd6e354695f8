import Glibc
import Platform

/// What one supervisor has begun: what has to be ended and deleted if it is killed together with its kit.
///
/// `Sources/Supervisor/Record.swift` writes it, a line for each thing and each before the thing can do harm:
///
///     place BOOT NAMESPACE
///     kit PID START
///     supervisor PID START
///     making PATH
///     folder DEVICE INODE PATH
///     program PID START STOP-SIGNAL
struct RunRecord: Sendable, Equatable {
  var place: MachinePlace
  var kit: Mark
  var supervisor: Mark
  var program: Mark?
  /// What asks the program to stop.
  var stopSignal: Int32?
  var folders: [KnownDirectory] = []
  /// A directory that was about to be made when the record ends.
  var unfinished: String?

  /// Nil if the record breaks off before its supervisor could have begun anything.
  ///
  /// A last line without its end is one that was being written, and what it announces has not happened.
  init?(_ text: String) {
    var place: MachinePlace?
    var marks: [Substring: Mark] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ")
      switch words.first {
      case "place" where words.count == 3: place = MachinePlace(boot: String(words[1]), namespace: String(words[2]))
      case "kit", "supervisor": if let first = words.first { marks[first] = Mark(words.dropFirst()) }
      case "program" where words.count == 4:
        marks["program"] = Mark(words[1...2])
        stopSignal = Int32(words[3]).flatMap { (1...31).contains($0) ? $0 : nil }
      case "making": unfinished = RunRecord.path(line, after: 1)
      case "folder" where words.count > 3:
        unfinished = nil
        guard let device = UInt(words[1]), let inode = UInt(words[2]), inode != 0,
          let path = RunRecord.path(line, after: 3)
        else { continue }
        folders.append(KnownDirectory(path: path, device: device, inode: inode))
      default: continue
      }
    }
    guard let place, let kit = marks["kit"], let supervisor = marks["supervisor"] else { return nil }
    (self.place, self.kit, self.supervisor, program) = (place, kit, supervisor, marks["program"])
  }

  /// The absolute path that ends a line, with any spaces that it holds.
  private static func path(_ line: Substring, after words: Int) -> String? {
    let parts = line.split(separator: " ", maxSplits: words, omittingEmptySubsequences: false)
    return parts.count > words && parts[words].hasPrefix("/") ? String(parts[words]) : nil
  }
}

extension RunRecord {
  /// Deletes those that are still the ones that were recorded.
  func deleteDirectories() {
    for folder in folders { folder.delete() }
    // It has no mark yet. If it was made it is empty, and if another one is meant, that is left as soon as it is not.
    guard let unfinished else { return }
    var facts = stat()
    guard lstat(unfinished, &facts) == 0, facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else { return }
    rmdir(unfinished)
  }
}
