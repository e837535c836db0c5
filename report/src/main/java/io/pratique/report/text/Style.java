package io.pratique.report.text;

import io.pratique.model.finding.Severity;

/// How a piece of text looks: an SGR sequence (ECMA-48).
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    BRIGHT_RED("1;31"),
    YELLOW("33"),
    GREEN("32"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    public static Style of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> BRIGHT_RED;
            case HIGH -> RED;
            case MEDIUM -> YELLOW;
            case LOW, UNKNOWN -> CYAN;
            case NEGLIGIBLE -> DIM;
        };
    }

    String paint(String text, boolean colour) {
        return !colour || code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
