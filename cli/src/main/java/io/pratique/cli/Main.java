package io.pratique.cli;

/// The program's entry.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("pratique ".concat(Version.text()));
        if (arguments.length != 1 || !arguments[0].equals("--version")) {
        System.out.println(new picocli.CommandLine(picocli.CommandLine.Model.CommandSpec.create().name("x")).getUsageMessage());
        }
    }
}
