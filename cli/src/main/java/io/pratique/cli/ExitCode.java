package io.pratique.cli;

/// What a command tells the shell; documented in docs/reference/cli.md.
public enum ExitCode {
    SUCCESS(0),
    /// There are findings that `--fail-on` forbids.
    FINDINGS(1),
    /// The command line is wrong.
    MISUSE(2),
    /// What was asked for could not be done, or not be done wholly.
    FAILURE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
