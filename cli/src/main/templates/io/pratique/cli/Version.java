package io.pratique.cli;

/// The version of the program, written here by the build: reading it from the manifest would take a fifth of the
/// time of `--version`.
final class Version {
    private Version() {}

    static String text() {
        return "@project.version@";
    }
}
