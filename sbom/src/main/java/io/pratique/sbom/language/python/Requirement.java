package io.pratique.sbom.language.python;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.Optional;
import java.util.function.Consumer;

/// What somebody asks pip for: a name and possibly versions (PyPA, dependency specifiers).
///
/// @param version the one that is asked for, else the lowest that will do, else the highest; empty where that
///     cannot
///     be told, as for `== 2.*`
/// @param exact whether no other version will do
record Requirement(String name, String version, boolean exact) {

    /// Reads a requirement; nothing where a text is none, such as an option, a path or an URL.
    static Optional<Requirement> parse(String text) {
        return new Parser(text).requirement();
    }

    /// The package, where a version is known.
    Optional<Component> component() {
        return PythonPackages.component(name, version).map(found -> found.withAssumed(!exact));
    }

    /// Tells of the package where a version is known.
    static void tell(String text, Scope scope, Consumer<Discovery> out) {
        parse(text)
                .flatMap(Requirement::component)
                .ifPresent(found -> out.accept(new Discovery.Installed(found.withScope(scope))));
    }

    private static final class Parser {
        private static final String OPERATOR = "=<>~!";

        private final String text;
        private int at;
        private String exact = "";
        private String lowest = "";
        private String highest = "";
        private boolean open;

        Parser(String text) {
            this.text = text;
        }

        Optional<Requirement> requirement() {
            skipBlanks();
            String name = name();
            skipBlanks();
            if (name.isEmpty() || !skipExtras()) {
                return Optional.empty();
            }
            boolean bracketed = take('(');
            if (!clauses() || (bracketed && !take(')')) || !ends()) {
                return Optional.empty();
            }
            String version = open ? "" : !exact.isEmpty() ? exact : !lowest.isEmpty() ? lowest : highest;
            return Optional.of(new Requirement(name, version, !open && !exact.isEmpty()));
        }

        private String name() {
            int start = at;
            if (at == text.length() || !PythonPackages.isAlphanumeric(text.charAt(at))) {
                return "";
            }
            while (at < text.length() && PythonPackages.isNameCharacter(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean skipExtras() {
            if (take('[')) {
                int end = text.indexOf(']', at);
                at = end + 1;
                skipBlanks();
                return end >= 0;
            }
            return true;
        }

        /// `>=1.2, <2`, possibly none; false where something else stands.
        private boolean clauses() {
            skipBlanks();
            while (at < text.length() && OPERATOR.indexOf(text.charAt(at)) >= 0) {
                if (!clause()) {
                    return false;
                }
                skipBlanks();
                if (!take(',')) {
                    return true;
                }
                skipBlanks();
            }
            return true;
        }

        private boolean clause() {
            int start = at;
            while (at < text.length() && OPERATOR.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            String operator = text.substring(start, at);
            skipBlanks();
            String version = version();
            return !version.isEmpty() && take(operator, version);
        }

        private boolean take(String operator, String version) {
            boolean any = version.indexOf('*') >= 0;
            switch (operator) {
                case "==", "===" -> exact = first(exact, version);
                case ">=", "~=" -> lowest = first(lowest, version);
                case "<=" -> highest = first(highest, version);
                case "!=", "<", ">" -> any = false;
                default -> {
                    return false;
                }
            }
            open |= any;
            return true;
        }

        private static String first(String known, String next) {
            return known.isEmpty() ? next : known;
        }

        private String version() {
            int start = at;
            while (at < text.length()
                    && (PythonPackages.isNameCharacter(text.charAt(at)) || "+!*".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            boolean starts = at > start && PythonPackages.isAlphanumeric(text.charAt(start));
            return starts ? text.substring(start, at) : "";
        }

        /// A marker, a comment or options of pip may follow.
        private boolean ends() {
            skipBlanks();
            return at == text.length()
                    || text.charAt(at) == ';'
                    || text.charAt(at) == '#'
                    || (text.charAt(at) == '-' && text.charAt(at - 1) <= ' ');
        }

        private boolean take(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private void skipBlanks() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
        }
    }
}
