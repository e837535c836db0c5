package io.pratique.sbom.os.rpm;

import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Makes components and owned files from package headers. Imported public keys, which rpm keeps as packages, are
/// left out.
final class RpmPackages implements HeaderSink {
    private final RpmHeader header = new RpmHeader();
    private final RpmFiles files;
    private final Consumer<Discovery> out;

    RpmPackages(Consumer<Discovery> out) {
        this.out = out;
        this.files = new RpmFiles(header, out);
    }

    @Override
    public void header(byte[] bytes, int from, int to) {
        try {
            header.load(bytes, from, to);
            tell(to - from);
        } catch (IOException problem) {
            malformed(String.valueOf(problem.getMessage()));
        }
    }

    @Override
    public void malformed(String message) {
        out.accept(new Discovery.Malformed(message));
    }

    private void tell(int length) throws IOException {
        String name = required(RpmTag.NAME);
        String versionRelease = required(RpmTag.VERSION) + "-" + required(RpmTag.RELEASE);
        RpmPackage rpm = new RpmPackage(
                name,
                Math.max(0, header.number(RpmTag.EPOCH, 0)),
                versionRelease,
                optional(RpmTag.ARCH),
                optional(RpmTag.SOURCE_RPM),
                optional(RpmTag.MODULARITY_LABEL),
                optional(RpmTag.LICENSE));
        Component component = rpm.component();
        out.accept(new Discovery.Installed(component));
        out.accept(new Discovery.Relations(
                component.purl(), capabilities(RpmTag.REQUIRE_NAMES), capabilities(RpmTag.PROVIDE_NAMES)));
        files.tell(name, length);
    }

    /// Each name once, without what rpm asks of itself, `rpmlib(CompressedFileNames)`.
    private List<String> capabilities(RpmTag tag) {
        return header.texts(tag).stream()
                .filter(name -> !name.startsWith("rpmlib("))
                .distinct()
                .toList();
    }

    private String required(RpmTag tag) throws IOException {
        String text = header.text(tag);
        if (text == null || text.isEmpty()) {
            String name = header.text(RpmTag.NAME);
            throw new IOException("rpm header has no " + tag + (name == null ? "" : ": " + name));
        }
        return text;
    }

    private String optional(RpmTag tag) {
        String text = header.text(tag);
        return text == null || text.equals("(none)") ? "" : text;
    }
}
