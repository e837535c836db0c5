package io.pratique.model;

/// How much of the truth a result holds. Only [#COMPLETE] may be called clean.
public enum ScanStatus {
    COMPLETE,
    /// Some part was not read; the problems say which.
    INCOMPLETE,
    FAILED,
    UNSUPPORTED
}
