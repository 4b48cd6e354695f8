// The suites themselves are a library, so that other packages can run them; importing it is what brings them in here.
@_exported import ConformanceSuites
