package io.pratique.model.inventory;

/// The package a binary package was built from; distributions write their advisories about these.
public record SourcePackage(String name, String version) {}
