package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
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
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Oracle Linux errata as OVAL definitions, per binary package.
public final class OracleFeed implements Feed {
    private static final long SIZE_LIMIT = 4L << 30;

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
            OracleDefinitions.read(in, definition -> {
                if (definition.id().isEmpty()) {
                    problems.accept("a definition without an id");
                } else if (!definition.cves().isEmpty()) {
                    out.accept(new FeedItem.Entry(advisory(definition)));
                }
            });
        }
    }

    private Advisory advisory(OracleDefinitions.Definition definition) {
        Set<OracleDefinitions.Fixed> packages = new LinkedHashSet<>(definition.packages());
        List<Affected> affected = new ArrayList<>();
        for (OracleDefinitions.Fixed fixed : packages) {
            String release = fixed.release();
            if (release != null && !RpmComponent.isDebug(fixed.name())) {
                affected.add(new Affected(
                        new Ecosystem("Oracle Linux", release),
                        fixed.name(),
                        List.of(new VersionRange(line(fixed), fixed.evr(), null)),
                        List.of(),
                        FixState.FIXED,
                        null,
                        fixed.stream() == null ? Condition.NONE : new Condition(fixed.stream(), List.of(), List.of())));
            }
        }
        Severity severity = Severity.parse(definition.severity());
        return new Advisory(
                definition.id(),
                List.of(),
                definition.cves(),
                id(),
                CvssScores.worded(severity, id()),
                affected,
                Dates.instant(definition.issued()),
                null,
                null,
                definition.url());
    }

    /// The Unbreakable Enterprise Kernel comes in several lines for one release, `4.14.35` beside `5.4.17`; a fix
    /// of
    /// one says nothing of the older ones.
    private static @Nullable String line(OracleDefinitions.Fixed fixed) {
        int dash = fixed.evr().indexOf('-');
        return fixed.name().startsWith("kernel-uek") && dash > 0 ? fixed.evr().substring(0, dash) : null;
    }
}
