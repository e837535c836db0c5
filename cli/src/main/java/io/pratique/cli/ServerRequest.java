package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which server is asked before an image is scanned, and told afterwards.
///
/// @param again whether to scan even what the server knows
record ServerRequest(URI url, boolean again) {
    static void addTo(CommandSpec spec) {
        spec.addOption(Options.value(
                "--server",
                "URL",
                "A Pratique server: an image that it knows is answered at once, another is scanned here and told to it. Its token is taken from $"
                        + ServerConnection.TOKEN + "."));
        spec.addOption(Options.flag("--rescan", "With --server: scan here even what the server knows."));
    }

    /// @return null where no server is named
    static @Nullable ServerRequest of(ParseResult parsed) {
        String text = Options.text(parsed, "--server");
        boolean again = Options.has(parsed, "--rescan");
        if (text == null) {
            if (again) {
                throw new PratiqueException(ErrorKind.USAGE, "--rescan needs --server");
            }
            return null;
        }
        if (Options.text(parsed, "--explain") != null) {
            throw new PratiqueException(ErrorKind.USAGE, "--explain tells how this machine judges; leave out --server");
        }
        return new ServerRequest(ServerConnection.address(text), again);
    }
}
