enum ConformanceXCTestPlaceholder {}
