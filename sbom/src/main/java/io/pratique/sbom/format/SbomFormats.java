package io.pratique.sbom.format;

import io.pratique.sbom.format.cyclonedx.CycloneDxJson;
import io.pratique.sbom.format.cyclonedx.CycloneDxXml;
import io.pratique.sbom.format.spdx.SpdxJson;
import io.pratique.sbom.format.spdx.SpdxTagValue;
import java.util.List;
import java.util.Optional;

/// All formats that are written.
public final class SbomFormats {
    public static final List<SbomFormat> ALL =
            List.of(new CycloneDxJson(), new CycloneDxXml(), new SpdxJson(), new SpdxTagValue());

    private SbomFormats() {}

    /// A format in one version of its specification.
    public record Choice(SbomFormat format, String version) {}

    /// Finds `cyclonedx@1.6`; without a version it is the newest.
    public static Optional<Choice> of(String text) {
        int at = text.indexOf('@');
        String id = at < 0 ? text : text.substring(0, at);
        return ALL.stream()
                .filter(format -> format.id().equals(id))
                .map(format -> new Choice(format, at < 0 ? format.versions().getFirst() : text.substring(at + 1)))
                .filter(choice -> choice.format().versions().contains(choice.version()))
                .findFirst();
    }

    /// Everything that [#of] takes with a version.
    public static List<String> choices() {
        return ALL.stream()
                .flatMap(format -> format.versions().stream().map(version -> format.id() + "@" + version))
                .toList();
    }
}
