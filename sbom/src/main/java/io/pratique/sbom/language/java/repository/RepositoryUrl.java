package io.pratique.sbom.language.java.repository;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Maven Central is reached: at its own address, or at a mirror that the user names.
public final class RepositoryUrl {
    /// The variable that names a mirror.
    public static final String VARIABLE = "PRATIQUE_MAVEN_CENTRAL";

    private static final String CENTRAL = "https://repo.maven.apache.org/maven2";

    private RepositoryUrl() {}

    /// The URL, without a slash at its end.
    ///
    /// @throws PratiqueException when the variable holds no URL of a repository; its value is not repeated, since
    ///     it
    ///     may hold a password
    public static URI of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        URI url = parse(text.isEmpty() ? CENTRAL : text.substring(0, end));
        if (url == null) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    VARIABLE + " is no URL of a repository; write it as https://HOST/PATH, without credentials");
        }
        return url;
    }

    private static @Nullable URI parse(String text) {
        try {
            URI url = new URI(text);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            boolean port = url.getPort() != 0 && url.getPort() < 1 << 16;
            return http && plain && port && url.getHost() != null ? url : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    /// A name for a folder that no other repository has.
    static String folder(URI url) {
        return Sha1.of(url.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
