package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Debian's security advisories by their own names, `DSA-5380-1` and `DLA-3380-1`, from the lists that the security
/// tracker is made from. The tracker tells the same problems without these names.
///
/// An advisory is a header, `[29 Mar 2023] DSA-5380-1 xorg-server - security update`, and indented lines:
/// `{CVE-…}`,
/// `[bullseye] - xorg-server 2:1.20.11-1+deb11u6`.
public final class DebianAdvisoriesFeed implements Feed {
    private static final String DATA =
            "https://salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data/";
    private static final List<String> LISTS = List.of("DSA/list", "DLA/list");
    private static final long SIZE_LIMIT = 64L << 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);

    private static final class Entry {
        private final String id;
        private final @Nullable Instant published;
        private final List<String> cves = new ArrayList<>();
        private final List<Affected> affected = new ArrayList<>();

        private Entry(String id, @Nullable Instant published) {
            this.id = id;
            this.published = published;
        }
    }

    @Override
    public String id() {
        return "debian-dsa";
    }

    @Override
    public String description() {
        return "Debian security advisories, DSA and DLA (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data"),
                Path.of("upstream/debian-tracker-2023/raw/data"));
    }

    @Override
    public List<Download> downloads() {
        return LISTS.stream()
                .<Download>map(list -> Download.File.of(DATA + list, SIZE_LIMIT))
                .toList();
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        for (String list : LISTS) {
            Path file = data.resolve(list);
            if (Files.isRegularFile(file)) {
                list(file, list, out, problems);
            }
        }
    }

    private void list(Path file, String list, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        try (var in = new MeteredInput(Files.newInputStream(file), SIZE_LIMIT);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Entry current = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    give(current, out);
                    current = header(line);
                    if (current == null) {
                        problems.accept(Problems.line(list, "a header that names no advisory"));
                    }
                } else if (current != null) {
                    detail(line.strip(), current);
                }
            }
            give(current, out);
        }
    }

    private static @Nullable Entry header(String line) {
        int close = line.indexOf(']');
        String rest = close < 0 ? "" : line.substring(close + 1).strip();
        int space = rest.indexOf(' ');
        String id = space < 0 ? rest : rest.substring(0, space);
        boolean named = id.startsWith("DSA-") || id.startsWith("DLA-");
        return named && id.length() > 4 ? new Entry(id, date(line.substring(1, close))) : null;
    }

    private static @Nullable Instant date(String text) {
        try {
            return LocalDate.parse(text.strip(), DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException unusual) {
            return null;
        }
    }

    private static void detail(String line, Entry entry) {
        if (line.startsWith("{")) {
            entry.cves.addAll(CveNames.in(line));
        } else if (line.startsWith("[")) {
            fixed(line, entry);
        }
    }

    /// A release without a fix has a word in angle brackets for a version: `<end-of-life>`, `<not-affected>`.
    private static void fixed(String line, Entry entry) {
        int close = line.indexOf("] - ");
        int space = close < 0 ? -1 : line.indexOf(' ', close + 4);
        if (space < 0) {
            return;
        }
        String version = line.substring(space + 1).strip();
        int end = version.indexOf(' ');
        version = end < 0 ? version : version.substring(0, end);
        if (!version.isEmpty() && Character.isDigit(version.charAt(0))) {
            entry.affected.add(new Affected(
                    new Ecosystem("Debian", DebianFeed.release(line.substring(1, close))),
                    line.substring(close + 4, space),
                    List.of(VersionRange.before(version)),
                    List.of(),
                    FixState.FIXED,
                    null));
        }
    }

    /// One that names no CVE mends what an earlier one broke.
    private void give(@Nullable Entry entry, Consumer<FeedItem> out) {
        if (entry != null && !entry.cves.isEmpty() && !entry.affected.isEmpty()) {
            out.accept(new FeedItem.Entry(new Advisory(
                    entry.id,
                    List.of(),
                    entry.cves,
                    id(),
                    null,
                    entry.affected,
                    entry.published,
                    null,
                    null,
                    "https://security-tracker.debian.org/tracker/" + entry.id)));
        }
    }
}
