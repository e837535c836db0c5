package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One file of the Ubuntu CVE tracker: header fields, then lines `release_package: status (detail)`.
final class UbuntuRecord {
    private final Map<String, String> fields = new HashMap<>();
    private final UbuntuStatuses statuses = new UbuntuStatuses();
    private @Nullable String vector;

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
            String archive = name.substring(0, underscore);
            statuses.put(name.substring(underscore + 1), UbuntuStatus.parse(archive, value));
        }
    }

    Advisory advisory(String feed) {
        String published = fields.getOrDefault("PublicDate", "").replace(" UTC", "");
        return new Advisory(
                id(),
                List.of(),
                List.of(),
                feed,
                rating(fields.get("Priority"), feed),
                statuses.affected((archive, name) -> own(archive, name, feed)),
                Dates.instant(published.replace("unknown", "")),
                null,
                null,
                "https://ubuntu.com/security/" + id());
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
