package io.pratique.sbom.language.python;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The fields of core metadata that tell what a package is (PyPA, core metadata specifications).
///
/// @param license an SPDX expression in newer files, free text in older ones, else what a classifier says; empty
///     where nothing is declared
record CoreMetadata(String name, String version, String license) {
    private static final String LICENSE_CLASSIFIER = "License ::";
    /// Older files put the whole text of a licence here.
    private static final int LONGEST_LICENSE = 100;

    /// Reads the header: `Field: value` lines up to the first blank one; lines that start with white space continue
    /// the one before and are not needed here.
    static CoreMetadata parse(byte[] bytes) {
        var fields = new Fields();
        int start = startsWithByteOrderMark(bytes) ? 3 : 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            if (end == start) {
                break;
            }
            fields.take(bytes, start, end);
            start = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n' ? end + 2 : end + 1;
        }
        return new CoreMetadata(fields.name, fields.version, fields.anyLicense());
    }

    /// The package.
    ///
    /// @throws IOException when there is no name or no version
    Component component() throws IOException {
        List<String> licenses = license.isEmpty() ? List.of() : List.of(license);
        return PythonPackages.component(name, version)
                .orElseThrow(() -> new IOException(
                        "Python package metadata without " + (Names.valid(name) ? "a version" : "a name")))
                .withLicenses(licenses);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }

    /// What the lines so far have said; the first of several fields of one name counts.
    private static final class Fields {
        private String name = "";
        private String version = "";
        private String expression = "";
        private String license = "";
        private String classifier = "";

        void take(byte[] bytes, int start, int end) {
            int colon = start;
            while (colon < end && bytes[colon] != ':') {
                colon++;
            }
            if (colon == end || bytes[start] == ' ' || bytes[start] == '\t' || colon - start > 20) {
                return;
            }
            switch (bytes[start] | 0x20) {
                case 'n', 'v', 'l', 'c' -> take(text(bytes, start, colon), text(bytes, colon + 1, end));
                default -> {}
            }
        }

        private void take(String field, String value) {
            if (field.equalsIgnoreCase("Name")) {
                name = first(name, value);
            } else if (field.equalsIgnoreCase("Version")) {
                version = first(version, value);
            } else if (field.equalsIgnoreCase("License-Expression")) {
                expression = first(expression, value);
            } else if (field.equalsIgnoreCase("License")) {
                license = first(license, value);
            } else if (field.equalsIgnoreCase("Classifier") && value.startsWith(LICENSE_CLASSIFIER)) {
                classifier = first(
                        classifier, value.substring(value.lastIndexOf("::") + 2).strip());
            }
        }

        private static String first(String known, String value) {
            return known.isEmpty() ? value : known;
        }

        private static String text(byte[] bytes, int start, int end) {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
        }

        String anyLicense() {
            if (declares(expression)) {
                return expression;
            }
            return declares(license) ? license : declares(classifier) ? classifier : "";
        }

        /// setuptools writes `UNKNOWN` where nothing was declared.
        private static boolean declares(String text) {
            return Names.valid(text) && text.length() <= LONGEST_LICENSE && !text.equals("UNKNOWN");
        }
    }
}
