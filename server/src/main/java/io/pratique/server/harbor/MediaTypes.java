package io.pratique.server.harbor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The media types of the scanner API, exactly as it writes them.
final class MediaTypes {
    static final String METADATA = "application/vnd.scanner.adapter.metadata+json; version=1.0";
    static final String METADATA_1_1 = "application/vnd.scanner.adapter.metadata+json; version=1.1";
    static final String SCAN_RESPONSE = "application/vnd.scanner.adapter.scan.response+json; version=1.0";
    static final String ERROR = "application/vnd.scanner.adapter.error+json; version=1.0";

    static final String VULNERABILITIES = "application/vnd.security.vulnerability.report; version=1.1";
    static final String VULNERABILITIES_1_0 = "application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0";
    static final String RAW = "application/vnd.scanner.adapter.vuln.report.raw";
    static final String SBOM = "application/vnd.security.sbom.report+json; version=1.0";

    /// What is scanned: images of one platform. Of an index Harbor sends each image by itself.
    static final List<String> IMAGES = List.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");

    /// What is said of vulnerabilities.
    static final List<String> REPORTS = List.of(VULNERABILITIES_1_0, VULNERABILITIES, RAW);

    private MediaTypes() {}

    /// A format of SBOMs.
    ///
    /// @param format as [io.pratique.sbom.format.SbomFormats] calls it
    record SbomType(String mediaType, String format) {}

    static final List<SbomType> SBOMS = List.of(
            new SbomType("application/spdx+json", "spdx"), new SbomType("application/vnd.cyclonedx+json", "cyclonedx"));

    static Optional<SbomType> sbom(@Nullable String mediaType) {
        return SBOMS.stream().filter(type -> type.mediaType().equals(mediaType)).findFirst();
    }

    /// The report that a header `Accept` asks for; without one it is the vulnerabilities.
    static Optional<String> report(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(VULNERABILITIES);
        }
        for (String wanted : accept.split(",", -1)) {
            String bare = bare(wanted);
            if (bare.equals("*/*") || bare.equals("application/*")) {
                return Optional.of(VULNERABILITIES);
            }
            for (String known : List.of(VULNERABILITIES, VULNERABILITIES_1_0, RAW, SBOM)) {
                if (bare(known).equals(bare)) {
                    return Optional.of(known);
                }
            }
        }
        return Optional.empty();
    }

    /// The metadata in the version that a header `Accept` asks for.
    static String metadata(@Nullable String accept) {
        return accept != null && bare(accept).contains(bare(METADATA_1_1)) ? METADATA_1_1 : METADATA;
    }

    /// Whether a header `Accept` asks for something of Harbor's, though nothing that is made here.
    static boolean isHarbors(String accept) {
        return accept.contains("application/vnd.scanner.adapter.") || accept.contains("application/vnd.security.");
    }

    private static String bare(String type) {
        return type.replace(" ", "").replace("\"", "");
    }
}
