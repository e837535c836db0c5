package io.pratique.sbom.language.erlang;

import static io.pratique.sbom.language.erlang.HexPackages.item;
import static io.pratique.sbom.language.erlang.HexPackages.text;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds installed Erlang and Elixir applications by their resource files, `ebin/NAME.app` (erlang.org, app(4)):
/// `{application, Name, [{vsn, Version}, …]}.`
public final class OtpApplicationAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/erlang/otp-application";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".app");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.endsWith(".app")
                && path.lastIndexOf("ebin/") == path.lastIndexOf('/') - "ebin".length()
                && path.indexOf('/') > 0;
    }

    /// Versions are mostly literal; one that is not was left to the build, which did not happen.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<JsonValue> terms = Terms.parse(new String(Documents.bytes(file), StandardCharsets.UTF_8));
        JsonValue application = terms.isEmpty() ? JsonValue.NULL : terms.getFirst();
        @Nullable String name = text(application, 1);
        @Nullable String version = null;
        for (JsonValue property : item(application, 2).items()) {
            if ("vsn".equals(text(property, 0))) {
                version = text(property, 1);
            }
        }
        if (!"application".equals(text(application, 0)) || name == null || !Names.valid(name)) {
            throw new IOException("not an application resource file");
        }
        if (version != null && Names.valid(version) && Character.isLetterOrDigit(version.charAt(0))) {
            PackageUrl purl = PackageUrl.of("otp", null, name, version);
            out.accept(new Discovery.Installed(Component.of(purl, name, version)));
        }
    }
}
