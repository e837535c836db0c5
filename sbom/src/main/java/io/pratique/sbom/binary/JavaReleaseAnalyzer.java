package io.pratique.sbom.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the `release` file in the folder of a Java run time (JEP 223; OpenJDK, make/ReleaseFile.gmk).
///
/// It becomes `pkg:generic/eclipse-adoptium/openjdk@21.0.9`: the implementor, then `openjdk`, `oracle-jdk` for what
/// Oracle builds commercially, or `graalvm` where the file names its version.
public final class JavaReleaseAnalyzer implements Analyzer {
    /// The lists of modules make it some kilobytes.
    private static final int LONGEST = 1 << 20;

    @Override
    public String id() {
        return "binary/java-release";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("release");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at("release") && file.size() <= LONGEST;
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        String text;
        try (InputStream in = file.open()) {
            text = new String(in.readNBytes(LONGEST), UTF_8);
        }
        Map<String, String> values = values(text);
        String version = values.getOrDefault("JAVA_VERSION", "");
        if (Names.valid(version)) {
            out.accept(new Discovery.Installed(component(values, version)));
        }
    }

    private static Component component(Map<String, String> values, String version) {
        String implementor = slug(values.getOrDefault("IMPLEMENTOR", ""));
        String vendor = implementor.equals("n-a") ? "" : implementor;
        String name = "openjdk";
        String released = version;
        String graal = values.getOrDefault("GRAALVM_VERSION", "");
        if (Names.valid(graal)) {
            name = "graalvm";
            released = graal;
        } else if (values.getOrDefault("BUILD_TYPE", "").equals("commercial")) {
            name = "oracle-jdk";
        }
        return Component.of(PackageUrl.of("generic", vendor.isEmpty() ? null : vendor, name, released), name, released);
    }

    /// `Eclipse Adoptium` as `eclipse-adoptium`.
    private static String slug(String vendor) {
        var out = new StringBuilder();
        for (char c : vendor.toLowerCase(Locale.ROOT).toCharArray()) {
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        return out.length() <= 100 && Names.valid(out.toString())
                ? out.toString().replaceAll("-$", "")
                : "";
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String value = line.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                values.put(line.substring(0, equals), quoted ? value.substring(1, value.length() - 1) : value);
            }
        });
        return values;
    }
}
