package io.pratique.cli;

import io.pratique.cli.output.BrokenPipeException;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Turns what was thrown into one line and an exit code.
final class Failures {
    private Failures() {}

    static ExitCode report(Throwable problem, boolean debug, Surroundings around) {
        if (problem instanceof BrokenPipeException) {
            return ExitCode.SUCCESS;
        }
        around.tell(describe(problem) + (debug || expected(problem) ? "" : "; run with --debug for the trace"));
        if (debug) {
            problem.printStackTrace(around.err());
        }
        return problem instanceof PratiqueException known && known.kind() == ErrorKind.USAGE
                ? ExitCode.MISUSE
                : ExitCode.FAILURE;
    }

    private static boolean expected(Throwable problem) {
        return problem instanceof PratiqueException || problem instanceof IOException;
    }

    /// One line for people; never empty.
    static String describe(Throwable problem) {
        return switch (problem) {
            case PratiqueException known -> ScanProblem.describe(known);
            case java.nio.file.NoSuchFileException absent -> "there is no " + absent.getFile();
            case java.nio.file.AccessDeniedException denied -> "not allowed to open " + denied.getFile();
            case UncheckedIOException wrapped -> describe(Objects.requireNonNull(wrapped.getCause()));
            case IOException failed -> ScanProblem.describe(failed);
            case OutOfMemoryError ignored -> "out of memory; give the JVM more with PRATIQUE_JAVA_OPTS=-Xmx…";
            default -> "internal error: " + problem.getClass().getSimpleName() + ": " + ScanProblem.describe(problem);
        };
    }
}
