package io.pratique.sbom.language.wordpress;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/// Finds plugins of WordPress by the header of their main file (developer.wordpress.org, "Header requirements"): a
/// comment in the first 8 KiB with a line `Plugin Name:`. It lies in `wp-content/plugins` or one folder below.
public final class WordPressPluginAnalyzer implements Analyzer {
    private static final String FOLDER = "wp-content/plugins/";
    private static final int LENGTH = 8 * 1024;

    @Override
    public String id() {
        return "language/wordpress/plugin";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".php");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        int folder = path.endsWith(".php") ? path.indexOf(FOLDER) : -1;
        if (folder < 0 || (folder > 0 && path.charAt(folder - 1) != '/')) {
            return false;
        }
        int below = path.indexOf('/', folder + FOLDER.length());
        return below < 0 || path.indexOf('/', below + 1) < 0;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String header = new String(file.open().readNBytes(LENGTH), StandardCharsets.UTF_8);
        String name = field(header, "plugin name:");
        String version = field(header, "version:");
        if (Names.valid(name) && Names.valid(version)) {
            PackageUrl purl = PackageUrl.of("wordpress", "plugin", slug(file.path()), version);
            out.accept(new Discovery.Installed(Component.of(purl, name, version)));
        }
    }

    /// The plugin's name in the directory of WordPress: that of its folder, or of its only file.
    private static String slug(String path) {
        int start = path.indexOf(FOLDER) + FOLDER.length();
        int end = path.indexOf('/', start);
        return end < 0 ? path.substring(start, path.length() - ".php".length()) : path.substring(start, end);
    }

    /// What stands behind a field's name, which begins its line but for white space and the signs of a comment.
    private static String field(String header, String field) {
        for (String line : (Iterable<String>) header.lines()::iterator) {
            int start = 0;
            while (start < line.length()
                    && " \t/*#@<?php".indexOf(line.charAt(start)) >= 0
                    && start < 40
                    && !starts(line, start, field)) {
                start++;
            }
            if (starts(line, start, field)) {
                String value = line.substring(start + field.length());
                int end = value.indexOf("*/");
                return (end < 0 ? value : value.substring(0, end)).strip();
            }
        }
        return "";
    }

    private static boolean starts(String line, int at, String field) {
        return line.length() >= at + field.length()
                && line.substring(at, at + field.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(field);
    }
}
