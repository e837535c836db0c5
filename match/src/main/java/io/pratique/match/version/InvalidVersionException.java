package io.pratique.match.version;

/// A text that is not a version of the scheme asked.
public final class InvalidVersionException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidVersionException(String scheme, String version) {
        super("not a " + scheme + " version: " + (version.length() > 100 ? version.substring(0, 100) + "…" : version));
    }
}
