package io.pratique.server.registry;

import io.pratique.match.exception.Glob;
import io.pratique.server.registry.listing.Wanted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which repositories and tags of a registry are watched.
///
/// A pattern is for a repository, `team/**`, or for tags of repositories, `team/*:v*`: `*` and `?` stand for
/// text and for a character within one part of the name, `**` as a whole part for any number of parts. Without
/// patterns to include everything is; what is excluded is so whatever includes it.
public final class Scope {
    private static final int MOST = 500;
    private static final int LONGEST = 400;

    private final List<Pattern> include;
    private final List<Pattern> exclude;

    /// @param tag null for all tags
    private record Pattern(
            String text, Glob repository, @Nullable Glob tag) {
        static Pattern parse(String text) {
            if (text.isBlank() || text.length() > LONGEST) {
                throw new IllegalArgumentException("a pattern has between 1 and " + LONGEST + " characters");
            }
            int colon = text.lastIndexOf(':');
            return colon < 0
                    ? new Pattern(text, Glob.of(text), null)
                    : new Pattern(text, Glob.of(text.substring(0, colon)), Glob.of(text.substring(colon + 1)));
        }

        boolean matches(String name, String version) {
            return repository.matches(name) && (tag == null || tag.matches(version));
        }
    }

    private Scope(List<Pattern> include, List<Pattern> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /// @throws IllegalArgumentException when something is no pattern
    public static Scope of(List<String> include, List<String> exclude) {
        return new Scope(parse(include), parse(exclude));
    }

    private static List<Pattern> parse(List<String> patterns) {
        if (patterns.size() > MOST) {
            throw new IllegalArgumentException("up to " + MOST + " patterns are possible");
        }
        return patterns.stream().map(Pattern::parse).toList();
    }

    /// Whether any tag of a repository may be watched.
    public boolean includes(String repository) {
        boolean included = include.isEmpty()
                || include.stream().anyMatch(pattern -> pattern.repository().matches(repository));
        return included
                && exclude.stream()
                        .noneMatch(pattern ->
                                pattern.tag() == null && pattern.repository().matches(repository));
    }

    public boolean includes(String repository, String tag) {
        boolean included = include.isEmpty() || include.stream().anyMatch(pattern -> pattern.matches(repository, tag));
        return included && exclude.stream().noneMatch(pattern -> pattern.matches(repository, tag));
    }

    /// What lists of the registry are to tell.
    public Wanted wanted() {
        Set<String> names = new LinkedHashSet<>();
        Set<String> namespaces = new LinkedHashSet<>();
        boolean everything = include.isEmpty();
        for (Pattern pattern : include) {
            int colon = pattern.text().lastIndexOf(':');
            String name = colon < 0 ? pattern.text() : pattern.text().substring(0, colon);
            String first = name.substring(0, Math.max(0, name.indexOf('/')));
            if (isPlain(name)) {
                names.add(name);
            } else if (!first.isEmpty() && isPlain(first)) {
                namespaces.add(first);
            } else {
                everything = true;
            }
        }
        names.removeIf(name -> !includes(name));
        return new Wanted(List.copyOf(names), List.copyOf(namespaces), everything);
    }

    private static boolean isPlain(String name) {
        return name.chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return "Scope[include=" + include.stream().map(Pattern::text).toList() + ", exclude="
                + exclude.stream().map(Pattern::text).toList() + "]";
    }
}
