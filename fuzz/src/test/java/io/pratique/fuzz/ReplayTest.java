package io.pratique.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every target reads its seeds, what once broke it, and spoilt versions of both.
class ReplayTest {
    /// How many spoilt inputs a target reads; `-Dfuzz.mutations=100000` reads more.
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 500);

    private static final Duration PATIENCE = Duration.ofMinutes(2 + MUTATIONS / 1000);
    private static final int SHOWN = 4096;

    @TestFactory
    Stream<DynamicTest> readsSoundAndSpoiltInput() {
        return Targets.ALL.stream()
                .map(target -> dynamicTest(
                        target.name(), () -> assertTimeoutPreemptively(PATIENCE, () -> replay(target), target::name)));
    }

    @Test
    void everyTargetHasANameOfItsOwn() {
        assertThat(Targets.ALL)
                .extracting(FuzzTarget::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void everyCorpusBelongsToATarget() throws IOException {
        Set<String> names = Targets.ALL.stream().map(FuzzTarget::name).collect(Collectors.toSet());

        for (Path file : Inputs.files("fuzz/corpus")) {
            assertThat(names).contains(file.getParent().getFileName().toString());
        }
    }

    private static void replay(FuzzTarget target) throws IOException {
        List<byte[]> inputs = new ArrayList<>(target.seeds().inputs());
        assertThat(inputs).as("seeds").isNotEmpty();
        for (Path file : Inputs.files("fuzz/corpus/" + target.name())) {
            inputs.add(Files.readAllBytes(file));
        }
        read(target, new byte[0]);
        for (byte[] input : inputs) {
            read(target, input);
        }
        var mutations = new Mutations(target.name().hashCode(), inputs);
        for (int i = 0; i < MUTATIONS; i++) {
            read(target, mutations.of(inputs.get(i % inputs.size())));
        }
    }

    private static void read(FuzzTarget target, byte[] input) {
        try {
            String outcome = target.outcome(input);
            assertThat(target.outcome(input)).as("the same bytes read again").isEqualTo(outcome);
        } catch (RuntimeException | Error fault) {
            throw new AssertionError(
                    target.name() + " on the " + input.length + " bytes " + shown(target, input), fault);
        }
    }

    /// The input in hexadecimal; a long one lies in a file.
    private static String shown(FuzzTarget target, byte[] input) {
        if (input.length <= SHOWN) {
            return HexFormat.of().formatHex(input);
        }
        try {
            return "in " + Inputs.written("faults", target.name(), input);
        } catch (IOException problem) {
            return HexFormat.of().formatHex(input, 0, SHOWN);
        }
    }
}
