package io.pratique.match.exception;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A regular expression of somebody else, in the syntax of RE2. It takes time that is bounded by the length of the
/// expression times that of the text, whatever they are.
///
/// Limits: 1,000 characters of expression, 10,000 repetitions in all. Texts of more than 4,096 characters are never
/// found.
public final class Regex {
    private static final int PATTERN_LIMIT = 1_000;
    private static final long REPETITION_LIMIT = 10_000;
    private static final int NESTING_LIMIT = 100;
    private static final int TEXT_LIMIT = 4_096;

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException when it is no regular expression, or goes beyond a limit
    public static Regex compile(String pattern) {
        if (pattern.length() > PATTERN_LIMIT) {
            throw new IllegalArgumentException("an expression of more than " + PATTERN_LIMIT + " characters");
        }
        if (repetitions(pattern) > REPETITION_LIMIT) {
            throw new IllegalArgumentException("an expression that repeats too much");
        }
        if (nesting(pattern) > NESTING_LIMIT) {
            throw new IllegalArgumentException("an expression that is nested too deeply");
        }
        try {
            return new Regex(Pattern.compile(pattern));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("no regular expression: " + malformed.getDescription(), malformed);
        }
    }

    /// The product of all numbers in braces, which is no less than how often nested ones repeat their inside.
    private static long repetitions(String pattern) {
        long product = 1;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int close = pattern.indexOf('}', open);
            int number = 0;
            for (int at = open + 1; at < close; at++) {
                char c = pattern.charAt(at);
                number = c >= '0' && c <= '9' ? Math.min(10_000, number * 10 + c - '0') : 0;
                product = Math.min(
                        Integer.MAX_VALUE,
                        at + 1 == close || pattern.charAt(at + 1) == ',' ? product * Math.max(1, number) : product);
            }
        }
        return product;
    }

    private static int nesting(String pattern) {
        int deepest = 0;
        int depth = 0;
        for (int at = 0; at < pattern.length(); at++) {
            depth += pattern.charAt(at) == '(' ? 1 : pattern.charAt(at) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /// Whether some part of a text is what the expression says.
    public boolean find(String text) {
        return text.length() <= TEXT_LIMIT && pattern.matcher(text).find();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex that && pattern.pattern().equals(that.pattern.pattern());
    }

    @Override
    public int hashCode() {
        return pattern.pattern().hashCode();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
