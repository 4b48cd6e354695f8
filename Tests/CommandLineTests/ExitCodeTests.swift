import Testing

@Suite("The command line") struct CommandLineTests {}
