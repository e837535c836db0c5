package io.pratique.image.folder;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Paths that the user wants left out. A pattern without a slash is the name of a file or folder anywhere; one with
/// a slash is a path from the root. `*` and `?` stay within a name, `**` crosses folders; `**/` at the beginning
/// also stands for no folder at all.
public final class SkipPatterns {
    private static final String ANYWHERE = "**/";

    private final List<PathMatcher> names;
    private final List<PathMatcher> paths;

    /// @throws PratiqueException when a pattern cannot be understood
    public SkipPatterns(List<String> patterns) {
        names = matchers(
                patterns.stream().filter(pattern -> pattern.indexOf('/') < 0).toList());
        paths = matchers(patterns.stream()
                .filter(pattern -> pattern.indexOf('/') >= 0)
                .flatMap(SkipPatterns::fromTheRoot)
                .toList());
    }

    private static Stream<String> fromTheRoot(String pattern) {
        String relative = pattern.replaceFirst("^/+", "").replaceFirst("/+$", "");
        return relative.startsWith(ANYWHERE)
                ? Stream.of(relative, relative.substring(ANYWHERE.length()))
                : Stream.of(relative);
    }

    private static List<PathMatcher> matchers(List<String> patterns) {
        return patterns.stream().map(SkipPatterns::matcher).toList();
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException problem) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    "cannot understand the pattern '" + pattern + "': " + problem.getDescription(),
                    problem);
        }
    }

    /// Whether nothing is left out.
    boolean isEmpty() {
        return names.isEmpty() && paths.isEmpty();
    }

    /// @param path from the root
    boolean matches(Path path) {
        return matches(paths, path) || matches(names, path.getFileName());
    }

    private static boolean matches(List<PathMatcher> patterns, Path path) {
        for (PathMatcher pattern : patterns) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
