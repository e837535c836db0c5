package io.pratique.sbom.language.java;

import io.pratique.image.LimitException;
import io.pratique.sbom.language.java.StarlarkTokens.Kind;
import io.pratique.sbom.language.java.StarlarkTokens.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the texts and lists of a file of Bazel through its variables. Whatever else stands there is unknown: no
/// function is run.
final class StarlarkReader {
    private static final int DEPTH_LIMIT = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final long MOST_VALUES = 5_000_000;

    private final StarlarkTokens tokens;
    private final Statement statement;
    private final Map<String, StarlarkValue> variables = new HashMap<>();
    private Token token;
    private int depth;
    private long count;

    /// Called for each statement.
    @FunctionalInterface
    interface Statement {
        /// @param variable what it assigns to, null for nothing
        void meet(@Nullable String variable, StarlarkValue value);
    }

    StarlarkReader(String source, Statement statement) throws IOException {
        this.tokens = new StarlarkTokens(source);
        this.statement = statement;
        this.token = tokens.next();
    }

    void read() throws IOException {
        while (token.kind() != Kind.END) {
            if (token.kind() == Kind.LINE_END) {
                advance();
                continue;
            }
            Token first = token;
            StarlarkValue value = expression();
            @Nullable String variable = null;
            if (first.kind() == Kind.NAME && token.sign('=')) {
                advance();
                variable = first.text();
                value = expression();
                variables.put(variable, value);
            }
            statement.meet(variable, value);
            while (token.kind() != Kind.LINE_END && token.kind() != Kind.END) {
                advance();
            }
        }
    }

    private void advance() throws IOException {
        token = tokens.next();
    }

    /// Sums; of anything else the rest is passed over and the value is unknown.
    private StarlarkValue expression() throws IOException {
        StarlarkValue value = term();
        while (token.sign('+')) {
            advance();
            value = sum(value, term());
        }
        if (!ends()) {
            skip();
            return StarlarkValue.UNKNOWN;
        }
        return value;
    }

    private boolean ends() {
        return token.kind() == Kind.LINE_END || token.kind() == Kind.END || isOneOf(",)]}=");
    }

    private boolean isOneOf(String signs) {
        return token.kind() == Kind.SIGN && signs.indexOf(token.text().charAt(0)) >= 0;
    }

    /// Passes over what stands before the next comma, equals sign, closing bracket or line end.
    private void skip() throws IOException {
        int open = 0;
        while (open > 0 || !ends()) {
            if (token.kind() == Kind.END) {
                return;
            }
            if (isOneOf("([{")) {
                open++;
            } else if (isOneOf(")]}")) {
                open--;
            }
            advance();
        }
    }

    private StarlarkValue sum(StarlarkValue first, StarlarkValue second) throws IOException {
        if (first instanceof StarlarkValue.Text(String a) && second instanceof StarlarkValue.Text(String b)) {
            count(a.length() + b.length());
            return a.length() + b.length() > LONGEST_TEXT ? StarlarkValue.UNKNOWN : new StarlarkValue.Text(a + b);
        }
        if (first instanceof StarlarkValue.Sequence(var a) && second instanceof StarlarkValue.Sequence(var b)) {
            count(a.size() + b.size());
            List<StarlarkValue> both = new ArrayList<>(a);
            both.addAll(b);
            return new StarlarkValue.Sequence(both);
        }
        return first instanceof StarlarkValue.Sequence ? first : second;
    }

    private void count(int length) throws LimitException {
        count += length;
        if (count > MOST_VALUES) {
            throw new LimitException("texts and lists of too great a length");
        }
    }

    private StarlarkValue term() throws IOException {
        if (++depth > DEPTH_LIMIT) {
            throw new LimitException("expressions nested more than " + DEPTH_LIMIT + " deep");
        }
        Token first = token;
        if (!ends()) {
            advance();
        }
        StarlarkValue value = switch (first.kind()) {
            case TEXT -> new StarlarkValue.Text(first.text());
            case NAME -> named(first.text());
            case SIGN -> bracketed(first);
            case LINE_END, END -> StarlarkValue.UNKNOWN;
        };
        depth--;
        return value;
    }

    private StarlarkValue bracketed(Token first) throws IOException {
        if (first.sign('[')) {
            return new StarlarkValue.Sequence(arguments(']', new HashMap<>()));
        }
        if (first.sign('(')) {
            List<StarlarkValue> values = arguments(')', new HashMap<>());
            return values.size() == 1 ? values.getFirst() : new StarlarkValue.Sequence(values);
        }
        if (first.sign('{')) {
            arguments('}', new HashMap<>());
        }
        return StarlarkValue.UNKNOWN;
    }

    private StarlarkValue named(String first) throws IOException {
        var name = new StringBuilder(first);
        while (token.sign('.')) {
            advance();
            if (token.kind() == Kind.NAME && name.length() < LONGEST_TEXT) {
                name.append('.').append(token.text());
                advance();
            }
        }
        if (!token.sign('(')) {
            return variables.getOrDefault(name.toString(), StarlarkValue.UNKNOWN);
        }
        advance();
        Map<String, StarlarkValue> named = new HashMap<>();
        List<StarlarkValue> positional = arguments(')', named);
        return new StarlarkValue.Call(name.toString(), positional, named);
    }

    /// Reads to the closing bracket, and over it. Brackets match: the tokens see to it.
    private List<StarlarkValue> arguments(char close, Map<String, StarlarkValue> named) throws IOException {
        List<StarlarkValue> positional = new ArrayList<>();
        while (!token.sign(close) && token.kind() != Kind.END) {
            Token first = token;
            StarlarkValue value = expression();
            if (token.sign('=')) {
                advance();
                named.put(first.text(), expression());
            } else {
                positional.add(value);
            }
            count(1);
            if (token.sign(',')) {
                advance();
            }
        }
        advance();
        return positional;
    }
}
