package io.pratique.fuzz;

/// What Jazzer calls with each input that it makes up; the system property `fuzz.target` names the target.
public final class Fuzzer {
    private static final FuzzTarget TARGET = Targets.named(System.getProperty("fuzz.target"));

    private Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.outcome(input);
    }
}
