package io.pratique.sbom.license;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The licences and exceptions of the SPDX list, and what else they are called.
final class LicenseNames {
    private static final Map<String, String> BY_ID = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();
    private static final Map<String, String> EXCEPTIONS = new HashMap<>();
    private static final Set<String> LISTED = new HashSet<>();

    static {
        read("spdx.tsv", LicenseNames::take);
        read("names.tsv", (name, license) -> BY_NAME.put(key(name), license));
        BY_NAME.remove("");
    }

    private LicenseNames() {}

    private static void take(String id, String rest) {
        LISTED.add(id.charAt(0) == '+' || id.charAt(0) == '-' ? id.substring(1) : id);
        switch (id.charAt(0)) {
            case '+' -> EXCEPTIONS.put(lower(id.substring(1)), id.substring(1));
            case '-' -> BY_ID.put(lower(id.substring(1)), rest);
            default -> {
                BY_ID.put(lower(id), id);
                BY_NAME.putIfAbsent(key(rest), id);
            }
        }
    }

    /// Whether it is the id of a licence or an exception, replaced ones included, spelled as the list has it.
    static boolean isListed(String id) {
        return LISTED.contains(id);
    }

    /// The SPDX expression that a licence's id or name stands for; null for an unknown one.
    static @Nullable String license(String text) {
        String id = BY_ID.get(lower(text.strip()));
        return id != null ? id : BY_NAME.get(key(text));
    }

    /// The id of an exception; null for an unknown one.
    static @Nullable String exception(String text) {
        return EXCEPTIONS.get(lower(text.strip()));
    }

    /// A name without what names of one licence differ in: case, punctuation, `the`, `license`, `version`, `.0`,
    /// and `or later` for a plus.
    static String key(String name) {
        var key = new StringBuilder(name.length());
        String text =
                lower(name).replace("or later", "+").replace("or newer", "+").replace("or any later", "+");
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            boolean versioned = end < text.length() && isDigit(text.charAt(end)) && end - at > 1;
            append(key, text.substring(at, versioned && text.charAt(end - 1) == 'v' ? end - 1 : end));
            at = Math.max(end, at + 1);
        }
        return key.toString();
    }

    /// The end of the letters, the number or the plus that begins here; the same place for anything else.
    private static int wordEnd(String text, int start) {
        int end = start;
        if (isLetter(text.charAt(start))) {
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
        } else if (isDigit(text.charAt(start))) {
            while (end < text.length() && (isDigit(text.charAt(end)) || isPoint(text, end))) {
                end++;
            }
        } else if (text.charAt(start) == '+') {
            end++;
        }
        return end;
    }

    private static boolean isPoint(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static void append(StringBuilder key, String word) {
        String plain = word;
        while (plain.endsWith(".0")) {
            plain = plain.substring(0, plain.length() - 2);
        }
        switch (plain) {
            case "", "the", "license", "licence", "licensed", "version", "v", "ver" -> {}
            default -> key.append(key.isEmpty() ? "" : " ").append(plain);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void read(String resource, BiConsumer<String, String> line) {
        try (InputStream in = LicenseNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                if (!text.startsWith("#")) {
                    int tab = text.indexOf('\t');
                    line.accept(tab < 0 ? text : text.substring(0, tab), tab < 0 ? "" : text.substring(tab + 1));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
