package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Azure Linux and CBL-Mariner: one OVAL file per release, one definition per problem and package.
public final class AzureLinuxFeed implements Feed {
    private static final long SIZE_LIMIT = 512L << 20;

    @Override
    public String id() {
        return "azurelinux";
    }

    @Override
    public String description() {
        return "Azure Linux and CBL-Mariner OVAL (MIT)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("Azure Linux", "Mariner");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main"),
                Path.of("upstream/azurelinux/raw"));
    }

    @Override
    public List<Download> downloads() {
        String host = "https://raw.githubusercontent.com/microsoft/AzureLinuxVulnerabilityData/main/";
        return List.of(
                Download.File.of(host + "azurelinux-3.0-oval.xml", SIZE_LIMIT),
                Download.File.of(host + "cbl-mariner-2.0-oval.xml", SIZE_LIMIT),
                Download.File.of(host + "cbl-mariner-1.0-oval.xml", SIZE_LIMIT));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(data)) {
            files = list.filter(file -> file.toString().endsWith("-oval.xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Ecosystem ecosystem = ecosystem(name);
            try (InputStream in = Files.newInputStream(file)) {
                if (ecosystem == null || Files.size(file) > SIZE_LIMIT) {
                    throw new IOException("not a release's definitions, or too large");
                }
                OvalDocument document = OvalDocument.read(in);
                document.definitions()
                        .forEach(definition -> definition(document, definition, ecosystem, out, problems));
            } catch (IOException problem) {
                problems.accept(Problems.line(name, problem));
            }
        }
    }

    /// `azurelinux-3.0-oval.xml` is `Azure Linux:3`, `cbl-mariner-1.0-oval.xml` is `Mariner:1`.
    private static @Nullable Ecosystem ecosystem(String file) {
        String release = file.replaceFirst("^[a-z-]*-", "").replaceFirst("(\\.0)?-oval\\.xml$", "");
        if (file.startsWith("azurelinux-")) {
            return new Ecosystem("Azure Linux", release);
        }
        return file.startsWith("cbl-mariner-") ? new Ecosystem("Mariner", release) : null;
    }

    private void definition(
            OvalDocument document,
            OvalDocument.Definition definition,
            Ecosystem ecosystem,
            Consumer<FeedItem> out,
            Consumer<String> problems) {
        String name = null;
        String from = null;
        String fixed = null;
        String last = null;
        boolean several = false;
        for (OvalDocument.Condition condition : document.conditions(definition)) {
            several |= name != null && !name.equals(condition.name());
            name = condition.name();
            switch (condition.operation()) {
                case "less than" -> fixed = condition.evr();
                case "less than or equal" -> last = condition.evr();
                // Only ever the lowest of all versions, 0:0.0.0: no bound.
                case "greater than" -> from = condition.evr().startsWith("0:0.0.0") ? null : condition.evr();
                default -> several = true;
            }
        }
        String bound = fixed == null ? last : fixed;
        if (several || name == null || bound == null || bound.indexOf(',') >= 0) {
            problems.accept(Problems.line(definition.id(), "not one package with a version that can be compared"));
            return;
        }
        boolean never = definition.patchable().equals("Not Applicable");
        FixState state = never ? FixState.NOT_AFFECTED : fixed == null ? FixState.AFFECTED : FixState.FIXED;
        VersionRange range = never ? VersionRange.ALL : new VersionRange(from, fixed, last);
        var affected = new Affected(ecosystem, name, List.of(range), List.of(), state, null);
        out.accept(new FeedItem.Entry(new Advisory(
                definition.id(),
                List.of(),
                List.of(definition.problem()),
                id(),
                rating(definition.severity()),
                List.of(affected),
                Dates.instant(definition.date()),
                null,
                null,
                definition.url())));
    }

    private @Nullable Rating rating(String word) {
        Severity severity = Severity.parse(word);
        return CvssScores.worded(severity, id());
    }
}
