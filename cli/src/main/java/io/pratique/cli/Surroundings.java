package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What lies around a command: its streams, its environment and the terminal. Given to it, so that tests run
/// commands inside their own process.
///
/// @param in standard input
/// @param out standard output, unbuffered
/// @param terminals which of `out` and `err` are terminals
/// @param width columns of the terminal, 0 when unknown
public record Surroundings(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        Set<String> terminals,
        int width) {
    public Surroundings {
        environment = Map.copyOf(environment);
        terminals = Set.copyOf(terminals);
    }

    /// With nothing on standard input.
    public Surroundings(
            OutputStream out, PrintStream err, Map<String, String> environment, Set<String> terminals, int width) {
        this(InputStream.nullInputStream(), out, err, environment, terminals, width);
    }

    /// The launcher looks at the terminals, since a shell does that at no cost.
    public static Surroundings ofThisProcess() {
        Set<String> terminals = new HashSet<>(
                List.of(System.getProperty("pratique.terminals", "").split(",")));
        int width = number(System.getProperty("pratique.width", ""));
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                System.err,
                System.getenv(),
                terminals,
                width);
    }

    private static int number(String text) {
        try {
            return Math.clamp(Integer.parseInt(text), 0, 1000);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    public boolean outIsTerminal() {
        return terminals.contains("out");
    }

    public boolean errIsTerminal() {
        return terminals.contains("err");
    }

    /// By which day things are past or to come: today, or the day that `SOURCE_DATE_EPOCH` names
    /// (reproducible-builds.org).
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /// The present, or the second that `SOURCE_DATE_EPOCH` names.
    public Instant now() {
        try {
            String second = variable("SOURCE_DATE_EPOCH");
            return second.isEmpty() ? Instant.now() : Instant.ofEpochSecond(Long.parseLong(second));
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    "SOURCE_DATE_EPOCH is no number of seconds since 1970; correct or unset it",
                    unreadable);
        }
    }

    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /// Whether to colour standard output: as no-color.org and bixense.com/clicolors say.
    public boolean colour() {
        if (!variable("NO_COLOR").isEmpty()) {
            return false;
        }
        String forced = variable("CLICOLOR_FORCE");
        if (!forced.isEmpty() && !forced.equals("0")) {
            return true;
        }
        return outIsTerminal()
                && !variable("CLICOLOR").equals("0")
                && !variable("TERM").equals("dumb");
    }

    /// Tells the user one line: text from outside cannot bring its own lines or control the terminal.
    public void tell(String message) {
        err.println("pratique: " + Lines.single(message));
        err.flush();
    }

    /// Without the environment, which may hold credentials.
    @Override
    public String toString() {
        return "Surroundings[terminals=" + terminals + ", width=" + width + "]";
    }
}
