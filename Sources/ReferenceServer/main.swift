import Glibc

// `lockstep-server`: a web server that is one of the server models, or such a model with one fault.
exit(Entry.run(Array(CommandLine.arguments.dropFirst())))
