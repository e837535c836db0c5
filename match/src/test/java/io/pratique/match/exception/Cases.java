package io.pratique.match.exception;

import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Threat;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Findings, targets and files in few words.
public final class Cases {
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    public static final Digest LAYER = new Digest("sha256", "ab".repeat(32));
    public static final Digest IMAGE = new Digest("sha256", "cd".repeat(32));

    private Cases() {}

    /// A finding in a package of a package URL, seen at some paths.
    public static Finding finding(String id, String purl, String... paths) {
        PackageUrl parsed = PackageUrl.parse(purl);
        String name = parsed.namespace() == null
                        || parsed.type().equals("deb")
                        || parsed.type().equals("rpm")
                ? parsed.name()
                : parsed.namespace() + "/" + parsed.name();
        var layer = new Layer(0, null, LAYER, "x", 1, null);
        Component component = Component.of(parsed, name, parsed.version() == null ? "" : parsed.version())
                .withOrigins(
                        Stream.of(paths).map(path -> new Origin(layer, path)).toList());
        return of(id, List.of(), component, FixState.FIXED);
    }

    public static Finding of(String id, List<String> aliases, Component component, FixState state) {
        var evidence =
                new Evidence(id, "feed", new Ecosystem("npm", ""), component.name(), component.version(), "< 9", null);
        return new Finding(
                id,
                aliases,
                component,
                Rating.UNKNOWN,
                state,
                null,
                List.of(evidence),
                null,
                Threat.UNKNOWN,
                Reach.UNKNOWN,
                Risk.NONE);
    }

    public static Target image(String name, Component... components) {
        var distro = new Distro("debian", "12", "bookworm", "Debian 12", List.of());
        return new Target(List.of(), List.of(IMAGE), "amd64", distro, List.of(components)).withName(name);
    }

    public static Outcome apply(Reading reading, Finding... findings) {
        return new Exceptions(reading.statements()).apply(List.of(findings), TODAY, image("ghcr.io/harbour/app:1.4"));
    }

    /// Whether a file that is read without problems overrules a finding.
    public static boolean overrules(Reading reading, Finding finding) {
        return apply(reading, finding).open().isEmpty();
    }

    public static Reading read(ExceptionFile kind, String text) throws IOException {
        return kind.read("file", text.getBytes(StandardCharsets.UTF_8));
    }
}
