package io.pratique.server.judge;

/// Another process judged by newer advisories than this one has: get those, and try again.
public final class StaleGenerationException extends Exception {
    private static final long serialVersionUID = 1;

    StaleGenerationException(int ours, int theirs) {
        super("advisories are of generation " + ours + ", but packages were judged by generation " + theirs);
    }
}
