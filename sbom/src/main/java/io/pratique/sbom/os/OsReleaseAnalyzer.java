package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Distro;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The operating system and its release: os-release(5), and the files that systems had before it.
public final class OsReleaseAnalyzer implements Analyzer {
    private static final int LONGEST = 64 * 1024;

    /// What a file's name says of its form and of how much it is to be trusted.
    ///
    /// Derived systems keep files of the system they derive from: Ubuntu has a `debian_version`, Oracle Linux a
    /// `redhat-release`.
    private record Kind(Form form, int rank) {}

    private enum Form {
        OS_RELEASE,
        LSB_RELEASE,
        RELEASE_LINE,
        SUSE_RELEASE,
        ALPINE_VERSION,
        DEBIAN_VERSION
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("os-release", new Kind(Form.OS_RELEASE, 100)),
            Map.entry("alpine-release", new Kind(Form.ALPINE_VERSION, 50)),
            Map.entry("almalinux-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("azurelinux-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("centos-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("enterprise-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("fedora-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("mariner-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("oracle-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("photon-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("rocky-release", new Kind(Form.RELEASE_LINE, 50)),
            Map.entry("SuSE-release", new Kind(Form.SUSE_RELEASE, 50)),
            Map.entry("system-release", new Kind(Form.RELEASE_LINE, 40)),
            Map.entry("redhat-release", new Kind(Form.RELEASE_LINE, 30)),
            Map.entry("lsb-release", new Kind(Form.LSB_RELEASE, 20)),
            Map.entry("debian_version", new Kind(Form.DEBIAN_VERSION, 10)));

    @Override
    public String id() {
        return "os/release";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return new FileNames(List.copyOf(KINDS.keySet()), List.of(), false);
    }

    @Override
    public boolean wants(FileEntry file) {
        return kind(file.path()) != null;
    }

    /// `/etc/os-release` wins over `/usr/lib/os-release`, as os-release(5) says.
    private static @Nullable Kind kind(String path) {
        if (path.startsWith("etc/")) {
            return KINDS.get(path.substring("etc/".length()));
        }
        Kind kind = path.startsWith("usr/lib/") ? KINDS.get(path.substring("usr/lib/".length())) : null;
        return kind == null ? null : new Kind(kind.form, kind.rank - 1);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Kind kind = kind(file.path());
        byte[] bytes = file.open().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("release file is over 64 KiB");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (kind != null && !text.isBlank()) {
            out.accept(new Discovery.OperatingSystem(distro(kind.form, text), kind.rank));
        }
    }

    private static Distro distro(Form form, String text) throws IOException {
        String firstLine = text.strip().lines().findFirst().orElse("").strip();
        return switch (form) {
            case OS_RELEASE -> OsRelease.osRelease(text);
            case LSB_RELEASE -> OsRelease.lsbRelease(text);
            case RELEASE_LINE -> ReleaseLine.distro(firstLine);
            case SUSE_RELEASE -> SuseRelease.distro(firstLine, text);
            case ALPINE_VERSION -> ReleaseLine.alpine(firstLine);
            case DEBIAN_VERSION -> ReleaseLine.debian(firstLine);
        };
    }
}
