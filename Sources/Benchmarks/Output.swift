import Foundation

/// Writes a line at once, also into a file, unlike `print`.
func say(_ line: String, to output: FileHandle = .standardOutput) { output.write(Data("\(line)\n".utf8)) }
