package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Oracle Linux errata as OVAL definitions, per binary package.
public final class OracleFeed implements Feed {
    private static final long SIZE_LIMIT = 4L << 30;
    private static final OvalGroup.Comments COMMENTS = OvalGroup.Comments.rpm("Oracle Linux");

    @Override
    public String id() {
        return "oracle";
    }

    @Override
    public String description() {
        return "Oracle Linux OVAL definitions (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Oracle Linux");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/linux.oracle.com/security/oval/com.oracle.elsa-all.xml.bz2"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(
                Download.File.of("https://linux.oracle.com/security/oval/com.oracle.elsa-all.xml.bz2", 512L << 20));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        Path file = Files.isDirectory(data) ? data.resolve("com.oracle.elsa-all.xml.bz2") : data;
        try (InputStream in = Packed.open(file, SIZE_LIMIT)) {
            OvalDefinitions.read(in, COMMENTS, definition -> {
                OvalDefinitions.Reference name = definition.reference("elsa");
                if (name == null || name.id().isEmpty()) {
                    problems.accept("a definition without an id");
                } else if (!definition.problems().isEmpty()) {
                    out.accept(new FeedItem.Entry(advisory(name, definition)));
                }
            });
        }
    }

    private Advisory advisory(OvalDefinitions.Reference name, OvalDefinitions.Definition definition) {
        List<Affected> affected = new ArrayList<>();
        for (OvalGroup.Claim claim : new LinkedHashSet<>(definition.claims())) {
            String release = claim.release();
            String fixed = claim.text();
            if (release != null && fixed != null && !RpmComponent.isDebug(claim.name())) {
                affected.add(new Affected(
                        new Ecosystem("Oracle Linux", release),
                        claim.name(),
                        List.of(new VersionRange(line(claim.name(), fixed), fixed, null)),
                        List.of(),
                        FixState.FIXED,
                        null,
                        RpmComponent.condition(claim.stream())));
            }
        }
        Severity severity = Severity.parse(definition.severity());
        return new Advisory(
                name.id(),
                List.of(),
                definition.problems(),
                id(),
                CvssScores.worded(severity, id()),
                affected,
                Dates.instant(definition.issued()),
                null,
                null,
                name.url());
    }

    /// The Unbreakable Enterprise Kernel comes in several lines for one release, `4.14.35` beside `5.4.17`; a fix
    /// of
    /// one says nothing of the older ones.
    private static @Nullable String line(String name, String fixed) {
        int dash = fixed.indexOf('-');
        return name.startsWith("kernel-uek") && dash > 0 ? fixed.substring(0, dash) : null;
    }
}
