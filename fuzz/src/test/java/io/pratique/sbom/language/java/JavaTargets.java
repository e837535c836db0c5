package io.pratique.sbom.language.java;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.util.List;

/// The texts inside Java archives, which lie there compressed.
public final class JavaTargets {
    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "java-manifest",
                    () -> Inputs.texts(
                            "Manifest-Version: 1.0\r\nBundle-SymbolicName: a.b;sing\r\n leton:=true\r\n\r\nName: c\r\n"),
                    input -> Manifest.parse(input).header("Bundle-SymbolicName")),
            new FuzzTarget(
                    "java-pom-properties",
                    () -> Inputs.texts("#c\ngroupId=a.b\nartifactId: c\\\n  d\nversion 1\\u002e0\n", "version=${v}"),
                    PomProperties::parse));

    private JavaTargets() {}
}
