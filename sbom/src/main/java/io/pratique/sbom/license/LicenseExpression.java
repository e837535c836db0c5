package io.pratique.sbom.license;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a package declares as an expression of the SPDX specification, annex D: `GPLv2+ and (MIT or ASL 2.0)`
/// is `GPL-2.0-or-later AND (MIT OR Apache-2.0)`.
public final class LicenseExpression {
    private static final int LENGTH_LIMIT = 2_000;
    private static final int DEPTH_LIMIT = 20;
    private static final String CLASSIFIER = " :: ";
    private static final Pattern OPERATOR =
            Pattern.compile("[()/]|(?<![\\w-])(?:and|or|with)(?![\\w-])|&&|\\|\\|", Pattern.CASE_INSENSITIVE);

    private static final Pattern LATER =
            Pattern.compile("\\bor (?:later|newer|any later)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");

    private final List<String> tokens;
    private int at;

    private LicenseExpression(List<String> tokens) {
        this.tokens = tokens;
    }

    /// Whether it is the id of a licence or an exception on the SPDX list, replaced ones included.
    public static boolean isListed(String id) {
        return LicenseNames.isListed(id);
    }

    /// The expression; empty where a part of it is unknown, so that what is declared should be kept as it stands.
    public static Optional<String> of(String declared) {
        String text = declared.strip();
        if (text.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        // trove classifiers of Python: License :: OSI Approved :: MIT License
        int classifier = text.lastIndexOf(CLASSIFIER);
        text = classifier < 0 ? text : text.substring(classifier + CLASSIFIER.length());
        String known = LicenseNames.license(text);
        if (known != null) {
            return Optional.of(known);
        }
        var expression = new LicenseExpression(tokens(text));
        String read = expression.alternatives(0);
        return read == null || expression.at < expression.tokens.size() ? Optional.empty() : Optional.of(read);
    }

    /// Operators, and what stands between them. `or later` is no operator.
    private static List<String> tokens(String text) {
        String source = LATER.matcher(text).replaceAll("+");
        List<String> tokens = new ArrayList<>();
        Matcher operator = OPERATOR.matcher(source);
        int start = 0;
        while (operator.find()) {
            add(tokens, source.substring(start, operator.start()));
            add(tokens, operator.group());
            start = operator.end();
        }
        add(tokens, source.substring(start));
        return tokens;
    }

    private static void add(List<String> tokens, String token) {
        if (!token.isBlank()) {
            tokens.add(token.strip());
        }
    }

    private @Nullable String alternatives(int depth) {
        String left = conjunction(depth);
        while (left != null && (take("or") || take("/") || take("||"))) {
            String right = conjunction(depth);
            left = right == null ? null : left + " OR " + right;
        }
        return left;
    }

    private @Nullable String conjunction(int depth) {
        String left = exception(depth);
        while (left != null && (take("and") || take("&&"))) {
            String right = exception(depth);
            left = right == null ? null : left + " AND " + right;
        }
        return left;
    }

    private @Nullable String exception(int depth) {
        String license = single(depth);
        if (license == null || !take("with")) {
            return license;
        }
        String exception = at < tokens.size() ? LicenseNames.exception(tokens.get(at)) : null;
        at++;
        return exception == null ? null : license + " WITH " + exception;
    }

    private @Nullable String single(int depth) {
        if (at >= tokens.size() || depth > DEPTH_LIMIT) {
            return null;
        }
        if (take("(")) {
            String inner = alternatives(depth + 1);
            return inner == null || !take(")") ? null : inner.contains(" OR ") ? "(" + inner + ")" : inner;
        }
        String name = tokens.get(at++);
        // a reference is a licence that the package itself brings
        return REFERENCE.matcher(name).matches() ? name : grouped(LicenseNames.license(name));
    }

    /// A name that stands for a choice becomes one operand.
    private static @Nullable String grouped(@Nullable String license) {
        return license != null && license.contains(" OR ") ? "(" + license + ")" : license;
    }

    private boolean take(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
        at += found ? 1 : 0;
        return found;
    }
}
