import Glibc

exit(Supervisor.run(Array(CommandLine.arguments.dropFirst())))
