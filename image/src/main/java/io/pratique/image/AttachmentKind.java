package io.pratique.image;

import java.util.List;
import java.util.Locale;

/// What attached documents are wanted for.
public enum AttachmentKind {
    SBOM("SBOM", List.of("cyclonedx", "spdx", "syft", "sbom"), List.of(".sbom", ".att")),
    /// CycloneDX has both in one format.
    VEX("VEX document", List.of("vex", "csaf", "cyclonedx"), List.of(".att"));

    private final String text;
    private final List<String> words;
    private final List<String> tags;

    AttachmentKind(String text, List<String> words, List<String> tags) {
        this.text = text;
        this.words = words;
        this.tags = tags;
    }

    /// For people: `SBOM`.
    public String text() {
        return text;
    }

    /// The ends of the tags that cosign has for such documents (its SBOM_SPEC and ATTESTATION_SPEC).
    public List<String> tags() {
        return tags;
    }

    /// Whether a media type or a predicate type is one of such documents.
    public boolean names(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(small::contains);
    }
}
