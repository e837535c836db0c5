package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the updates of rpm repositories into advisories.
final class UpdateAdvisories {
    private UpdateAdvisories() {}

    /// The lists of updates below a folder, or the one that a file is.
    static List<Path> lists(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of(data);
        }
        try (Stream<Path> walk = Files.walk(data, 16)) {
            return walk.filter(file -> file.getFileName().toString().contains("updateinfo.xml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /// @param from the first version that an update is about, where it leaves others alone
    static Advisory advisory(
            UpdateInfo.Update update, String feed, Ecosystem ecosystem, @Nullable String from, @Nullable String url) {
        return advisory(update, update.packages(), feed, ecosystem, from, url);
    }

    /// Of a distribution whose advisories are about source packages.
    static Advisory ofSources(UpdateInfo.Update update, String feed, Ecosystem ecosystem, String url) {
        return advisory(update, update.sources(), feed, ecosystem, null, url);
    }

    private static Advisory advisory(
            UpdateInfo.Update update,
            Map<String, String> packages,
            String feed,
            Ecosystem ecosystem,
            @Nullable String from,
            @Nullable String url) {
        Severity severity = Severity.parse(update.severity());
        List<Affected> affected = new ArrayList<>();
        packages.forEach((name, version) -> affected.add(new Affected(
                ecosystem,
                name,
                List.of(new VersionRange(from, version, null)),
                List.of(),
                FixState.FIXED,
                null,
                Condition.NONE)));
        return new Advisory(
                update.id(),
                List.of(),
                update.cves(),
                feed,
                CvssScores.worded(severity, feed),
                affected,
                Dates.instant(update.issued()),
                Dates.instant(update.updated()),
                null,
                url);
    }
}
