package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Advisories of gems, which say the safe versions as requirements of RubyGems.
public final class RubySecFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("rubysec/ruby-advisory-db");
    private static final Ecosystem GEMS = new Ecosystem("RubyGems", "");

    @Override
    public String id() {
        return "rubysec";
    }

    @Override
    public String description() {
        return "Ruby advisory database (public domain)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("RubyGems");
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/rubysec/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".yml") && GithubRepository.isBelow(name, "gems/"),
                (name, record) -> out.accept(new FeedItem.Entry(advisory(Yaml.parse(record)))),
                problems);
    }

    private Advisory advisory(JsonValue record) throws IOException {
        String name = record.text("gem");
        List<String> names = names(record);
        if (name == null || names.isEmpty()) {
            throw new IOException("no gem or no id");
        }
        List<String> safe = new ArrayList<>(record.get("patched_versions").strings());
        boolean fixed = !safe.isEmpty();
        safe.addAll(record.get("unaffected_versions").strings());
        List<VersionRange> ranges = Requirements.outside(safe, Requirement.Grammar.GEM);
        FixState state = fixed ? FixState.FIXED : FixState.AFFECTED;
        return new Advisory(
                names.getFirst(),
                names.subList(1, names.size()),
                List.of(),
                id(),
                rating(record),
                List.of(new Affected(GEMS, name, ranges, List.of(), state, null)),
                Dates.instant(record.text("date")),
                null,
                null,
                record.text("url"));
    }

    private static List<String> names(JsonValue record) {
        List<String> out = new ArrayList<>();
        String cve = record.text("cve");
        String github = record.text("ghsa");
        String old = record.text("osvdb");
        if (cve != null) {
            out.add("CVE-" + cve);
        }
        if (github != null) {
            out.add("GHSA-" + github);
        }
        if (old != null) {
            out.add("OSVDB-" + old);
        }
        return out;
    }

    private @Nullable Rating rating(JsonValue record) {
        for (String member : List.of("cvss_v4", "cvss_v3", "cvss_v2")) {
            Rating rating = CvssScores.plain(decimal(record.text(member)), id());
            if (rating != null) {
                return rating;
            }
        }
        return null;
    }

    private static @Nullable Double decimal(@Nullable String text) {
        return text == null ? null : new JsonValue.Num(text).decimal();
    }
}
