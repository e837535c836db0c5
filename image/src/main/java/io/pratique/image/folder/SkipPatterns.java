package io.pratique.image.folder;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Paths that the user wants left out. A pattern without a slash is the name of a file or folder anywhere; one with a slash is a path from the root.
/// `*` and `?` stay within a name, `**` crosses folders.
public final class SkipPatterns {
    private final List<PathMatcher> names;
    private final List<PathMatcher> paths;

    /// @throws PratiqueException when a pattern cannot be understood
    public SkipPatterns(List<String> patterns) {
        names = matchers(patterns.stream().filter(pattern -> pattern.indexOf('/') < 0).toList());
        paths = matchers(patterns.stream()
                .filter(pattern -> pattern.indexOf('/') >= 0)
                .map(pattern -> pattern.replaceFirst("^/+", "").replaceFirst("/+$", ""))
                .toList());
    }

    private static List<PathMatcher> matchers(List<String> patterns) {
        return patterns.stream().map(SkipPatterns::matcher).toList();
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException problem) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "cannot understand the pattern '" + pattern + "': " + problem.getDescription(), problem);
        }
    }

    boolean matches(String path) {
        if (names.isEmpty() && paths.isEmpty()) {
            return false;
        }
        Path whole = Path.of(path);
        return paths.stream().anyMatch(pattern -> pattern.matches(whole))
                || names.stream().anyMatch(pattern -> pattern.matches(whole.getFileName()));
    }
}
