// swift-tools-version: 6.2
import PackageDescription

/// For targets that use C structs of the system: which module those belong to depends on what a clean build meets first, so
/// their members' imports cannot be checked.
let system: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let strict: [SwiftSetting] = system + [.enableUpcomingFeature("MemberImportVisibility")]

/// For histories and what plays them: tests that compute do most of it there, and take four times as long where it is not
/// optimized, while the build takes no longer. Of a version of this package, which is built from a checkout, such flags are
/// refused.
let fast: [SwiftSetting] = Context.packageDirectory.contains("/checkouts/") ? [] : [.unsafeFlags(["-O"])]

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
  name: "lockstep",
  products: [
    .executable(name: "lockstep", targets: ["lockstep"]),
    .executable(name: "lockstep-server", targets: ["ReferenceServer"]),
    .executable(name: "lockstep-supervisor", targets: ["Supervisor"]),
    .executable(name: "lockstep-benchmarks", targets: ["Benchmarks"]),
    .library(name: "Conformance", targets: ["Conformance", "Histories"]),
    .library(name: "Capacity", targets: ["Capacity"]),
    .library(
      name: "ConformanceSuites", targets: ["ConformanceSuites", "Conformance", "Harness", "Histories", "ServerFiles"]),
    .library(
      name: "ConformanceXCTest", targets: ["ConformanceXCTest", "Conformance", "Harness", "Histories", "ServerFiles"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "CLinux"),

    .target(name: "Texts", swiftSettings: strict),
    .target(name: "Histories", dependencies: ["Texts"], swiftSettings: strict + fast),
    .target(name: "Conformance", dependencies: ["Histories", "Texts"], swiftSettings: strict),
    .target(
      name: "Capacity", dependencies: [.product(name: "HeapModule", package: "swift-collections")],
      swiftSettings: strict),

    .target(name: "Planning", dependencies: ["Capacity", "Conformance", "Histories"], swiftSettings: strict),

    // What kit and probes have agreed on, and the golden requests and answers that both are tested against.
    .target(name: "ProbeContract", swiftSettings: strict),

    .target(name: "Runner", dependencies: ["Conformance", "Histories", "Texts"], swiftSettings: strict + fast),

    .target(name: "Platform", dependencies: [systemPackage], swiftSettings: system),
    // Nothing of the supervisor is imported, but whoever links what starts processes needs the program, and it is built
    // with the tests of another package only as somebody's dependency.
    .target(
      name: "Processes", dependencies: ["CLinux", "Platform", "Supervisor", "Texts", systemPackage],
      swiftSettings: system),
    .executableTarget(name: "Supervisor", dependencies: ["CLinux", "Platform", systemPackage], swiftSettings: system),
    .target(
      name: "Postgres", dependencies: ["CLibPQ", "Platform", "Processes", "Texts", systemPackage],
      swiftSettings: system),
    .target(
      name: "ServerFiles",
      dependencies: [
        "Conformance", "Histories", "Platform", "Texts", systemPackage, .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: system),
    .target(name: "Environments", dependencies: ["Platform", "Processes", "Texts"], swiftSettings: system),
    .target(
      name: "Load",
      dependencies: [
        "CLinux", "Capacity", "Platform", "Texts", systemPackage,
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ],
      swiftSettings: system),
    .executableTarget(
      name: "ReferenceServer",
      dependencies: [
        "CLinux", "Postgres", "ProbeContract", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + nio,
      swiftSettings: system),

    .target(
      name: "Harness",
      dependencies: [
        "Capacity", "Conformance", "Environments", "Histories", "Load", "Planning", "Platform", "Postgres",
        "ProbeContract", "Processes", "Runner", "ServerFiles", "Texts", systemPackage,
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ] + nio,
      swiftSettings: system),
    .target(
      name: "Reporting",
      dependencies: [
        "Capacity", "Conformance", "Histories", "Planning", "Texts", .product(name: "XMLCoder", package: "XMLCoder"),
      ],
      swiftSettings: strict),
    .target(
      name: "ConformanceSuites", dependencies: ["Conformance", "Harness", "Reporting"], swiftSettings: strict),
    .target(
      name: "ConformanceXCTest", dependencies: ["Conformance", "Harness", "Reporting", "ServerFiles"],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Capacity", "Conformance", "Harness", "Load", "Planning", "Platform", "Postgres", "Processes", "ServerFiles",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: system),
    .executableTarget(
      name: "lockstep",
      dependencies: [
        "Capacity", "Conformance", "Harness", "Histories", "Load", "Planning", "Platform", "Postgres", "Reporting",
        "ServerFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: system),

    // What live and drawn mutants violate.
    .target(name: "TestSupport", dependencies: ["Conformance"], path: "Tests/Support", swiftSettings: strict),
    .target(name: "Mutants", dependencies: ["Conformance"], path: "Tests/Mutants", swiftSettings: strict),
    .testTarget(name: "HistoriesTests", dependencies: ["Histories"], swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance", "Histories", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CapacityTests", dependencies: ["Capacity", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["Capacity", "Conformance", "Planning", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RunnerTests", dependencies: ["Conformance", "Histories", "Mutants", "Runner", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "TextsTests", dependencies: ["Texts"], swiftSettings: strict),
    .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"], swiftSettings: system),
    .testTarget(
      name: "ProcessesTests", dependencies: ["CLinux", "Platform", "Processes", "TestSupport"], swiftSettings: system),
    .testTarget(
      name: "PostgresTests", dependencies: ["Platform", "Postgres", "Processes", "TestSupport"], swiftSettings: system),
    .testTarget(name: "LoadTests", dependencies: ["Capacity", "Load"], swiftSettings: system),
    .testTarget(
      name: "ServerFilesTests",
      dependencies: ["Conformance", "Environments", "Platform", "ServerFiles", "TestSupport"],
      swiftSettings: system),
    .testTarget(
      name: "EnvironmentsTests", dependencies: ["Environments", "Platform", "TestSupport"], swiftSettings: system),
    .testTarget(name: "ProbeContractTests", dependencies: ["ProbeContract"], swiftSettings: strict),
    .testTarget(
      name: "ReferenceServerTests",
      dependencies: [
        "ProbeContract", "ReferenceServer", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: system),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Capacity", "Conformance", "Histories", "Planning", "Reporting", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "HarnessTests",
      dependencies: [
        "Capacity", "Conformance", "Harness", "Histories", "Load", "Platform", "Postgres", "ProbeContract",
        "Processes", "Runner", "ServerFiles", "TestSupport", systemPackage,
      ] + nio,
      swiftSettings: system),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Capacity", "Conformance", "Harness", "Histories", "Load", "Planning", "Reporting", "Runner", "ServerFiles",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MutantTests",
      dependencies: [
        "Conformance", "Harness", "Histories", "Mutants", "ReferenceServer", "Reporting", "ServerFiles", "Supervisor",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TortureTests",
      dependencies: [
        "Conformance", "Harness", "Histories", "ReferenceServer", "Reporting", "Runner", "ServerFiles", "Supervisor",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SpecificationTests",
      dependencies: ["Conformance", "ConformanceSuites", "Harness", "Platform", "ServerFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "SpecificationXCTests",
      dependencies: ["Conformance", "ConformanceXCTest", "Harness", "Platform", "ServerFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "Capacity", "Conformance", "Environments", "Harness", "Planning", "Platform", "Processes", "ServerFiles",
        "TestSupport",
        "lockstep",
      ],
      swiftSettings: system
    ),
  ]
)
