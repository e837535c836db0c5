package io.pratique.sbom.language.ruby;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Finds installed gems by the specifications that RubyGems writes: `specifications/NAME-VERSION.gemspec`, of those
/// that come with Ruby `specifications/default/NAME-VERSION.gemspec`.
///
/// These are Ruby programs, written by Gem::Specification#to_ruby, one assignment a line: `s.name = "rack".freeze`.
public final class GemspecAnalyzer implements Analyzer {
    private static final String EXTENSION = ".gemspec";
    private static final String FOLDER = "specifications/";

    @Override
    public String id() {
        return "language/ruby/gemspec";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(EXTENSION);
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        if (!path.endsWith(EXTENSION)) {
            return false;
        }
        int name = path.lastIndexOf('/') + 1;
        return isFolder(path, FOLDER, name) || isFolder(path, FOLDER + "default/", name);
    }

    private static boolean isFolder(String path, String folder, int end) {
        int start = end - folder.length();
        return start >= 0 && path.startsWith(folder, start) && (start == 0 || path.charAt(start - 1) == '/');
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String name = "";
        String version = "";
        List<String> licenses = List.of();
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            String line = lines.text(0);
            if (name.isEmpty() && line.startsWith("s.name = ")) {
                name = firstText(line);
            } else if (version.isEmpty() && line.startsWith("s.version = ")) {
                version = firstText(line);
            } else if (line.startsWith("s.licenses = ")) {
                licenses = texts(line);
            }
        }
        if (!Names.valid(name) || !Names.valid(version)) {
            throw new IOException("gem specification without name or version");
        }
        out.accept(new Discovery.Installed(Gems.component(name, version).withLicenses(licenses)));
    }

    private static String firstText(String line) {
        List<String> texts = texts(line);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// The string literals of a line; RubyGems escapes nothing in names, versions and licences.
    private static List<String> texts(String line) {
        List<String> texts = new ArrayList<>();
        for (int open = line.indexOf('"'); open >= 0 && texts.size() < 100; ) {
            int close = line.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            String text = line.substring(open + 1, close);
            if (Names.valid(text)) {
                texts.add(text);
            }
            open = line.indexOf('"', close + 1);
        }
        return texts;
    }
}
