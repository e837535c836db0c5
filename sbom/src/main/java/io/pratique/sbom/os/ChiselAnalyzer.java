package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.layer.ZstdStream;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Packages of Ubuntu cut to slices by Chisel: `var/lib/chisel/manifest.wall`, compressed by zstd, one JSON object
/// a line. Those of kind `package` are packages, those of kind `path` files with the slices `PACKAGE_SLICE` that
/// brought them.
public final class ChiselAnalyzer implements Analyzer {
    private static final long LENGTH_LIMIT = 256L << 20;

    @Override
    public String id() {
        return "os/chisel";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("manifest.wall");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("var/lib/chisel/manifest.wall");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(new ZstdStream(file.open()));
        byte[] buffer = new byte[ByteLines.LONGEST];
        long length = 0;
        while (lines.next()) {
            length += lines.length() + 1L;
            if (length > LENGTH_LIMIT) {
                throw new LimitException("a manifest of Chisel of more than " + LENGTH_LIMIT + " bytes");
            }
            if (lines.isCut()) {
                out.accept(new Discovery.Malformed("a line of over 64 KiB"));
            } else if (lines.length() > 0) {
                take(Json.parse(Arrays.copyOf(buffer, lines.copy(0, buffer, 0))), out);
            }
        }
    }

    private static void take(JsonValue line, Consumer<Discovery> out) {
        switch (line.text("kind", "")) {
            case "package" -> {
                String name = line.text("name", "");
                String version = line.text("version", "");
                if (Names.valid(name) && Names.valid(version)) {
                    PackageUrl purl = PackageUrl.of("deb", null, name, version).with("arch", line.text("arch"));
                    out.accept(new Discovery.Installed(Component.of(purl, name, version)));
                } else {
                    out.accept(new Discovery.Malformed("package without name or version"));
                }
            }
            case "path" -> owned(line.text("path", ""), line.get("slices").strings(), out);
            default -> {}
        }
    }

    private static void owned(String path, List<String> slices, Consumer<Discovery> out) {
        int end = slices.isEmpty() ? -1 : slices.getFirst().indexOf('_');
        if (end > 0 && path.startsWith("/") && !path.endsWith("/") && path.length() <= 4096) {
            out.accept(new Discovery.Owned(slices.getFirst().substring(0, end), path.substring(1)));
        }
    }
}
