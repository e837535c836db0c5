package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.PackageStatement;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.inventory.PackageUrl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A package that somebody asks about.
///
/// @param ecosystems where it is looked up: every release of a distribution where none is named
/// @param version empty for all
public record PackageQuery(List<Ecosystem> ecosystems, String name, String version) {
    public PackageQuery {
        ecosystems = List.copyOf(ecosystems);
    }

    /// @param meaning what the statement means for the version that was asked about; null where none was
    public record Answer(
            PackageStatement statement, @Nullable String meaning) {}

    /// Reads a package URL, or `ECOSYSTEM:NAME@VERSION` with the version or the release left out as one likes:
    /// `npm:lodash@4.17.20`, `Debian:12:openssl`, `Debian:openssl`.
    ///
    /// @param known the ecosystems of a database
    /// @return empty for what is neither, such as the id of an advisory
    /// @throws IllegalArgumentException when it begins as a package URL and is none
    public static Optional<PackageQuery> parse(String text, List<Ecosystem> known) {
        if (text.startsWith("pkg:")) {
            return Optional.of(ofPurl(PackageUrl.parse(text), known));
        }
        Optional<Ecosystem> exact = known.stream()
                .filter(ecosystem -> begins(text, ecosystem.toString()))
                .max(Comparator.comparingInt(ecosystem -> ecosystem.toString().length()));
        if (exact.isPresent()) {
            String rest = text.substring(exact.get().toString().length() + 1);
            return Optional.of(named(List.of(exact.get()), rest));
        }
        List<Ecosystem> family = known.stream()
                .filter(ecosystem -> begins(text, ecosystem.name()))
                .toList();
        return family.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        named(family, text.substring(family.getFirst().name().length() + 1)));
    }

    private static boolean begins(String text, String prefix) {
        return text.length() > prefix.length() + 1
                && text.charAt(prefix.length()) == ':'
                && text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /// An `@` that begins a name is npm's.
    private static PackageQuery named(List<Ecosystem> ecosystems, String rest) {
        int at = rest.lastIndexOf('@');
        return at <= 0
                ? new PackageQuery(ecosystems, rest, "")
                : new PackageQuery(ecosystems, rest.substring(0, at), rest.substring(at + 1));
    }

    private static PackageQuery ofPurl(PackageUrl purl, List<Ecosystem> known) {
        String version = purl.version() == null ? "" : purl.version();
        String language = Language.ecosystem(purl.type());
        if (language == null) {
            return new PackageQuery(SystemPurl.ecosystems(purl, known), purl.name(), version);
        }
        String name = purl.type().equals("generic") ? Programs.name(purl.name()) : qualified(purl);
        return new PackageQuery(List.of(new Ecosystem(language, "")), name == null ? purl.name() : name, version);
    }

    private static String qualified(PackageUrl purl) {
        if (purl.namespace() == null || purl.namespace().isEmpty()) {
            return purl.name();
        }
        return purl.namespace() + (purl.type().equals("maven") ? ":" : "/") + purl.name();
    }

    /// What a database says of it, in the database's order.
    public List<Answer> ask(AdvisoryStore store) {
        List<Answer> out = new ArrayList<>();
        for (Ecosystem ecosystem : ecosystems) {
            Meaning meaning = meaning(ecosystem);
            for (Candidate candidate : store.candidates(ecosystem, name)) {
                out.add(new Answer(new PackageStatement(ecosystem, name, candidate), meaning.of(candidate)));
            }
        }
        return out;
    }

    private interface Meaning {
        @Nullable
        String of(Candidate candidate);
    }

    private Meaning meaning(Ecosystem ecosystem) {
        if (version.isEmpty()) {
            return candidate -> null;
        }
        String language = Language.type(ecosystem.name());
        String type = language == null ? Distribution.type(ecosystem.name()) : language;
        Optional<VersionScheme> scheme = type == null ? Optional.empty() : VersionSchemes.forPurlType(type);
        if (type == null || scheme.isEmpty()) {
            return candidate -> "not known: versions of " + ecosystem + " cannot be compared";
        }
        var evaluation =
                new Evaluation(scheme.get(), new Coordinate(ecosystem, name, version, type, null), Runs.ANYWHERE);
        return candidate -> switch (evaluation.of(candidate)) {
            case Verdict.Affected(String range) -> "affected";
            case Verdict.NotAffected(), Verdict.Outside() -> "not affected";
            case Verdict.OtherPlatform() -> "of another platform";
            case Verdict.OtherStream() -> "of another module stream";
            case Verdict.Withdrawn() -> "withdrawn";
            case Verdict.Unreadable(String message) -> "not known: " + message;
        };
    }
}
