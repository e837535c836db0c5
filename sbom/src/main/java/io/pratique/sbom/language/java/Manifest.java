package io.pratique.sbom.language.java;

import io.pratique.sbom.language.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The main attributes of META-INF/MANIFEST.MF (JAR File Specification): those before the first blank line. Lines
/// that are no attributes are passed over.
final class Manifest {
    /// Signed archives list every file after the main attributes, which are far shorter.
    static final int LARGEST = 256 << 10;
    private static final int MOST_LICENSES = 20;

    static final Manifest NONE = new Manifest();

    private final Map<String, String> attributes = new HashMap<>();

    private Manifest() {}

    static Manifest parse(byte[] text) {
        var manifest = new Manifest();
        var line = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length) {
            int end = at;
            while (end < text.length && text[end] != '\n' && text[end] != '\r') {
                end++;
            }
            if (end == at) {
                break;
            }
            boolean continuation = text[at] == ' ';
            if (!continuation) {
                manifest.take(line);
            }
            int start = continuation ? at + 1 : at;
            line.write(text, start, end - start);
            at = end + 1 < text.length && text[end] == '\r' && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
        manifest.take(line);
        return manifest;
    }

    /// A line may be broken inside a character, so it is decoded only when whole.
    private void take(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        int colon = text.indexOf(':');
        if (colon > 0) {
            attributes.putIfAbsent(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
    }

    /// The value, empty where there is none.
    String value(String attribute) {
        return attributes.getOrDefault(attribute.toLowerCase(Locale.ROOT), "");
    }

    /// The value without OSGi directives: `org.acme.core;singleton:=true` gives `org.acme.core`.
    String header(String attribute) {
        String value = value(attribute);
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon).strip();
    }

    /// The licences as OSGi (`Bundle-License`, parts after commas, each with directives) and Jenkins
    /// (`Plugin-License-Name`, then `-2` and so on) declare them.
    List<String> licenses() {
        List<String> licenses = new ArrayList<>();
        String bundle = value("Bundle-License");
        for (int start = 0; start < bundle.length() && licenses.size() < MOST_LICENSES; ) {
            int comma = bundle.indexOf(',', start);
            int end = comma < 0 ? bundle.length() : comma;
            String license = bundle.substring(start, end);
            int semicolon = license.indexOf(';');
            add(licenses, semicolon < 0 ? license : license.substring(0, semicolon));
            start = end + 1;
        }
        add(licenses, value("Plugin-License-Name"));
        for (int i = 2; i < MOST_LICENSES; i++) {
            add(licenses, value("Plugin-License-Name-" + i));
        }
        return licenses;
    }

    private static void add(List<String> licenses, String license) {
        String text = license.strip();
        if (Names.valid(text) && !licenses.contains(text)) {
            licenses.add(text);
        }
    }
}
