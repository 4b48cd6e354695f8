enum ConformanceSuitesPlaceholder {}
