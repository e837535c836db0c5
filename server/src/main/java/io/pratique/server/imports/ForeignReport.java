package io.pratique.server.imports;

import java.util.List;

/// What another scanner found in an image.
///
/// @param tool its name: the id of a [ForeignFormat]
/// @param version of the tool; empty where it does not say
/// @param name what it calls the image; empty where it does not say
/// @param digest of the image or of an index that has it; empty where it does not say
public record ForeignReport(String tool, String version, String name, String digest, List<ForeignFinding> findings) {
    public ForeignReport {
        findings = findings.stream().distinct().toList();
    }
}
