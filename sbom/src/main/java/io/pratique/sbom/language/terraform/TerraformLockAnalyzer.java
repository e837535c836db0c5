package io.pratique.sbom.language.terraform;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.sbom.os.ByteLines;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads .terraform.lock.hcl (developer.hashicorp.com, "Dependency lock file"), which Terraform and OpenTofu always
/// write in one form: `provider "HOST/NAMESPACE/TYPE" {`, and in the block `version = "1.2.3"`.
public final class TerraformLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/terraform/lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of(".terraform.lock.hcl");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new ByteLines(file.open());
        String provider = "";
        while (lines.next()) {
            String line = lines.text(0);
            if (line.startsWith("provider ")) {
                provider = quoted(line);
            } else if (line.startsWith("version") && !provider.isEmpty()) {
                tell(provider, quoted(line), out);
                provider = "";
            } else if (line.equals("}") && !provider.isEmpty()) {
                out.accept(new Discovery.Malformed("provider without a version"));
                provider = "";
            }
        }
    }

    private static void tell(String provider, String version, Consumer<Discovery> out) {
        int slash = provider.lastIndexOf('/');
        if (!Names.valid(provider) || !Names.valid(version) || slash <= 0 || slash + 1 == provider.length()) {
            out.accept(new Discovery.Malformed("provider without a name or version"));
            return;
        }
        PackageUrl purl =
                PackageUrl.of("terraform", provider.substring(0, slash), provider.substring(slash + 1), version);
        out.accept(new Discovery.Installed(Component.of(purl, provider, version)));
        out.accept(new Discovery.Requires(null, purl));
    }

    private static String quoted(String line) {
        int open = line.indexOf('"');
        int close = line.indexOf('"', open + 1);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
