package io.pratique.server.scan;

import io.pratique.sbom.analyzer.Analyzer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Which analyzers there are, in which versions, as a short text: an inventory that another text made may miss
/// something.
final class AnalyzerVersions {
    private static final int LENGTH = 16;

    private AnalyzerVersions() {}

    static String text(List<Analyzer> analyzers) {
        String all = analyzers.stream()
                .map(analyzer -> analyzer.id() + "@" + analyzer.version())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
