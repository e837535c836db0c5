package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One file of the Ubuntu CVE tracker: header fields, then lines `release_package: status (detail)`.
final class UbuntuRecord {
    private final Map<String, String> fields = new HashMap<>();
    private final Map<Place, UbuntuStatus> standard = new LinkedHashMap<>();
    private final Map<Place, UbuntuStatus> maintained = new LinkedHashMap<>();
    private @Nullable String vector;

    /// @param release the number of the release
    private record Place(String release, String name) {}

    private UbuntuRecord() {}

    static UbuntuRecord read(byte[] text) throws IOException {
        var record = new UbuntuRecord();
        new String(text, StandardCharsets.UTF_8).lines().forEach(record::line);
        if (record.id().isEmpty()) {
            throw new IOException("no candidate");
        }
        return record;
    }

    String id() {
        return fields.getOrDefault("Candidate", "");
    }

    /// The CVSS vector as NVD gives it, where there is one.
    @Nullable
    String vector() {
        return vector;
    }

    private void line(String line) {
        if (line.startsWith(" nvd: CVSS:")) {
            vector = line.substring(" nvd: ".length()).strip();
            return;
        }
        int colon = line.indexOf(':');
        if (colon <= 0 || Character.isWhitespace(line.charAt(0)) || line.charAt(0) == '#') {
            return;
        }
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        int underscore = name.indexOf('_');
        if (underscore < 0 || name.startsWith("Priority_")) {
            fields.put(name, value);
        } else {
            status(name.substring(0, underscore), name.substring(underscore + 1), value);
        }
    }

    private void status(String archive, String name, String value) {
        String release = UbuntuReleases.number(archive);
        if (release != null) {
            standard.put(new Place(release, name), UbuntuStatus.parse(archive, value));
        }
        String covered = UbuntuReleases.maintained(archive);
        if (covered != null) {
            maintained.put(new Place(covered, name), UbuntuStatus.parse(archive, value));
        }
    }

    Advisory advisory(String feed) {
        Stream<Affected> released = Stream.concat(standard.keySet().stream(), maintained.keySet().stream())
                .distinct()
                .flatMap(place -> released(place, feed));
        Stream<Affected> expanded = maintained.entrySet().stream()
                .flatMap(entry -> affected(
                        UbuntuReleases.expanded(entry.getKey().release), entry.getKey(), entry.getValue(), feed));
        String published = fields.getOrDefault("PublicDate", "").replace(" UTC", "");
        return new Advisory(
                id(),
                List.of(),
                List.of(),
                feed,
                rating(fields.get("Priority"), feed),
                Stream.concat(released, expanded).toList(),
                Dates.instant(published.replace("unknown", "")),
                null,
                null,
                "https://ubuntu.com/security/" + id());
    }

    /// What holds for a release without expanded maintenance; where that is all the record speaks of, what follows
    /// from it.
    private Stream<Affected> released(Place place, String feed) {
        UbuntuStatus own = standard.get(place);
        UbuntuStatus expanded = maintained.get(place);
        UbuntuStatus status = expanded != null && (own == null || own.ended()) ? expanded.afterTheEnd() : own;
        return status == null ? Stream.empty() : affected(UbuntuReleases.plain(place.release), place, status, feed);
    }

    private Stream<Affected> affected(Ecosystem ecosystem, Place place, UbuntuStatus status, String feed) {
        return status.state() == null
                ? Stream.empty()
                : Stream.of(new Affected(
                        ecosystem,
                        place.name,
                        List.of(status.range()),
                        List.of(),
                        status.state(),
                        own(status.archive(), place.name, feed)));
    }

    private @Nullable Rating own(String archive, String name, String feed) {
        Rating release = rating(fields.get("Priority_" + name + "_" + archive), feed);
        return release == null ? rating(fields.get("Priority_" + name), feed) : release;
    }

    private static @Nullable Rating rating(@Nullable String priority, String feed) {
        Severity severity = Severity.parse(priority == null ? "" : priority);
        return CvssScores.worded(severity, feed);
    }
}
