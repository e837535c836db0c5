package io.pratique.cli;

import io.pratique.http.Hosts;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which server is asked before an image is scanned, and told afterwards.
///
/// @param again whether to scan even what the server knows
record ServerRequest(URI url, boolean again) {
    static final String TOKEN = "PRATIQUE_SERVER_TOKEN";

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Options.value(
                        "--server",
                        "URL",
                        "A Pratique server: an image that it knows is answered at once, another is scanned here and told to it. Its token is taken from $"
                                + TOKEN + "."));
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
            throw new PratiqueException(
                    ErrorKind.USAGE, "--explain tells how this machine judges; leave out --server");
        }
        return new ServerRequest(url(text), again);
    }

    /// The token is shown in the open to this machine alone.
    private static URI url(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String host = url.getHost();
            boolean plain = "http".equalsIgnoreCase(url.getScheme()) && host != null && Hosts.isLoopback(host);
            if (host != null && url.getRawUserInfo() == null && (plain || "https".equalsIgnoreCase(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException invalid) {
            // Told below.
        }
        throw new PratiqueException(
                ErrorKind.USAGE,
                "--server is an address with https, or with http on this machine: https://pratique.example.com");
    }
}
