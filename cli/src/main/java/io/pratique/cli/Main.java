package io.pratique.cli;

/// The program's entry.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Answered before anything else is loaded.
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("pratique ".concat(Version.text()));
            return;
        }
        ExitCode code = Cli.run(arguments, Surroundings.ofThisProcess());
        System.exit(code.number());
    }
}
