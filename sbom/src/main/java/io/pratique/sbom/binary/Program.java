package io.pratique.sbom.binary;

import java.util.List;

/// A program that is told by a rule.
///
/// @param rule the name of its rule
record Program(String rule, List<FilePattern> files) {}
