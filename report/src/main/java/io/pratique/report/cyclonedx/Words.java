package io.pratique.report.cyclonedx;

import io.pratique.model.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// The vocabulary of CycloneDX.
final class Words {
    private Words() {}

    static String severity(Severity severity) {
        return severity == Severity.NEGLIGIBLE ? "info" : severity.text();
    }

    /// The scoring method, from how a vector begins; CVSS 2 vectors have no prefix.
    static String method(String vector) {
        if (vector.startsWith("CVSS:4.")) {
            return "CVSSv4";
        }
        if (vector.startsWith("CVSS:3.1/")) {
            return "CVSSv31";
        }
        if (vector.startsWith("CVSS:3.0/")) {
            return "CVSSv3";
        }
        return vector.startsWith("AV:") ? "CVSSv2" : "other";
    }

    /// Who gives out an id, from how it begins.
    static String issuer(String id) {
        if (id.startsWith("CVE-")) {
            return "CVE";
        }
        int dash = id.indexOf('-');
        return dash <= 0 ? "other" : id.substring(0, dash).toUpperCase(Locale.ROOT);
    }

    static boolean isLink(String url) {
        try {
            String scheme = new URI(url).getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        } catch (URISyntaxException invalid) {
            return false;
        }
    }
}
