package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Finds out what licences Debian's packages are under, by `/usr/share/doc/PACKAGE/copyright`.
///
/// In files of the machine-readable format (debian.org/doc/packaging-manuals/copyright-format/1.0) that is what
/// their License fields name; in others it is which texts in `/usr/share/common-licenses` they refer to.
public final class DebianCopyrightAnalyzer implements Analyzer {
    private static final String FOLDER = "usr/share/doc/";
    private static final String NAME = "/copyright";
    private static final String COMMON = "/usr/share/common-licenses/";
    private static final int LENGTH_LIMIT = 4 << 20;
    private static final int COUNT_LIMIT = 100;

    @Override
    public String id() {
        return "os/debian-copyright";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("copyright");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.endsWith(NAME)
                && path.startsWith(FOLDER)
                && path.length() > FOLDER.length() + NAME.length()
                && path.indexOf('/', FOLDER.length()) == path.length() - NAME.length();
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        byte[] text = file.open().readNBytes(LENGTH_LIMIT);
        var lines = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8));
        Set<String> named = new LinkedHashSet<>();
        Set<String> referred = new LinkedHashSet<>();
        String first = lines.readLine();
        boolean readable = first != null && first.startsWith("Format:");
        for (String line = first; line != null; line = lines.readLine()) {
            if (line.regionMatches(true, 0, "License:", 0, 8)) {
                add(named, line.substring(8).strip());
            }
            for (int at = line.indexOf(COMMON); at >= 0; at = line.indexOf(COMMON, at + 1)) {
                add(referred, word(line, at + COMMON.length()));
            }
        }
        Set<String> licenses = readable ? named : referred;
        if (!licenses.isEmpty()) {
            String path = file.path();
            String name = path.substring(FOLDER.length(), path.length() - NAME.length());
            out.accept(new Discovery.Licensed(name, List.copyOf(licenses)));
        }
    }

    private static void add(Set<String> licenses, String license) {
        if (!license.isEmpty() && license.length() <= 200 && licenses.size() < COUNT_LIMIT) {
            licenses.add(license);
        }
    }

    /// `GPL-2` of `GPL-2'.`: names of licences end in a letter or a digit.
    private static String word(String line, int start) {
        int end = start;
        while (end < line.length() && isPart(line.charAt(end))) {
            end++;
        }
        while (end > start && !Character.isLetterOrDigit(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isPart(char c) {
        return c < 0x7f && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '+');
    }
}
