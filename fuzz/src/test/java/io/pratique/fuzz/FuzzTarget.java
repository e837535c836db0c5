package io.pratique.fuzz;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parser of untrusted bytes.
///
/// @param name also the name of its folder below `fuzz/corpus`
/// @param seeds sound inputs to begin from
public record FuzzTarget(String name, Seeds seeds, Parser parser) {

    /// Reads the input whole and returns what it says. Whatever it throws beside the exceptions below is a finding,
    /// and so is what its own assertions say.
    @FunctionalInterface
    public interface Parser {
        @Nullable
        Object parse(byte[] input) throws IOException, InvalidVersionException, PratiqueException;
    }

    @FunctionalInterface
    public interface Seeds {
        List<byte[]> inputs() throws IOException;
    }

    /// What the parser makes of an input: what it read, or the plain message of its refusal.
    ///
    /// @throws RuntimeException when the parser has a fault
    public String outcome(byte[] input) {
        try {
            return String.valueOf(parser.parse(input.clone()));
        } catch (IOException | InvalidVersionException | PratiqueException refused) {
            if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                throw new AssertionError("refused without saying why", refused);
            }
            return refused.toString();
        }
    }
}
