package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which packages of Alpine were asked for: apk's `world`, apk-world(5). A name there may be what a package offers,
/// `!name` is one that must not come, and versions, tags and repositories follow names.
public final class ApkWorldAnalyzer implements Analyzer {
    private static final String AFTER_NAME = "<>=~@";

    @Override
    public String id() {
        return "os/apk-world";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("world");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("etc/apk/world");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<String> names = new ArrayList<>();
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            add(lines.text(0), names);
        }
        out.accept(new Discovery.Chosen("apk", names, false));
    }

    private static void add(String line, List<String> names) {
        int start = 0;
        while (start < line.length()) {
            int space = line.indexOf(' ', start);
            int end = space < 0 ? line.length() : space;
            String name = line.substring(start, nameEnd(line, start, end));
            if (!name.isEmpty() && name.charAt(0) != '!') {
                names.add(name);
            }
            start = end + 1;
        }
    }

    private static int nameEnd(String line, int start, int end) {
        int at = start;
        while (at < end && AFTER_NAME.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
