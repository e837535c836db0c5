package io.pratique.sbom.os;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.function.Consumer;

/// The release of a Citrix NetScaler appliance: `nsversion` says `NS13.1 Build 59.21`, the loader's settings name
/// the kernel `ns-13.1-59.21`.
public final class NetScalerAnalyzer implements Analyzer {
    private static final String BUILD = " Build ";
    private static final String KERNEL = "ns-";

    @Override
    public String id() {
        return "os/netscaler";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("nsversion", "loader.conf");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        boolean loader = file.path().endsWith("loader.conf");
        var lines = new ByteLines(file.open());
        while (lines.next()) {
            String line = lines.text(0);
            String version = loader ? kernel(line) : release(line);
            if (Names.valid(version)) {
                PackageUrl purl = PackageUrl.of("generic", "citrix", "netscaler", version);
                out.accept(new Discovery.Installed(Component.of(purl, "NetScaler", version)));
                return;
            }
        }
    }

    private static String release(String line) {
        int build = line.startsWith("NS") ? line.indexOf(BUILD) : -1;
        String number = build < 0 ? "" : line.substring(build + BUILD.length());
        return build < 0 || !isNumber(line.substring(2, build)) || !isNumber(number)
                ? ""
                : line.substring(2, build) + "-" + number;
    }

    /// Of `kernel="/ns-14.1-36.5"` in any case.
    private static String kernel(String line) {
        int start = line.regionMatches(true, 0, "kernel=", 0, 7) || line.startsWith("BOOT_KERNEL=")
                ? line.indexOf(KERNEL)
                : -1;
        int end = start < 0 ? -1 : line.indexOf('"', start);
        String version = end < 0 ? "" : line.substring(start + KERNEL.length(), end);
        int hyphen = version.indexOf('-');
        boolean numbers =
                hyphen > 0 && isNumber(version.substring(0, hyphen)) && isNumber(version.substring(hyphen + 1));
        return numbers ? version : "";
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '.' && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
