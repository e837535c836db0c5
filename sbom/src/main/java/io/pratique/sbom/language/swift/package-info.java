/// Swift: lock files of the Swift package manager and of CocoaPods. In come JSON and YAML files, out go components
/// of purl types `swift` and `cocoapods`.
@NullMarked
package io.pratique.sbom.language.swift;

import org.jspecify.annotations.NullMarked;
