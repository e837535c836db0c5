package io.pratique.advisory.mirror;

import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the operator lets feeds come from, and how.
///
/// @param places other places than the public ones, the longest prefix first
/// @param tokens for hosts that want them
/// @param longest how long one download may take with all its attempts
public record MirrorSettings(List<Place> places, Proxies proxies, TlsTrust trust, Tokens tokens, Duration longest) {
    /// Other places: `https://mirror.example/feeds/`, `vuln.go.dev=/srv/go`, several separated by blanks.
    public static final String VARIABLE = "PRATIQUE_FEED_MIRRORS";

    private static final String ARTIFACT = "oci";

    private static final Duration LONGEST = Duration.ofHours(1);

    /// What stands in for the hosts below a prefix.
    ///
    /// @param prefix `HOST` or `HOST/PATH`; empty for all hosts
    /// @param base an HTTP URL that ends with a slash, the URL of a folder, or `oci://` and the name of an
    ///     artifact;
    ///     `HOST/PATH` is asked for below it. A URL may hold a user's name and password, and is plain HTTP only
    ///     where the operator wrote so.
    public record Place(String prefix, URI base) {
        boolean standsFor(String path) {
            return path.startsWith(prefix)
                    && (prefix.isEmpty()
                            || prefix.endsWith("/")
                            || path.length() == prefix.length()
                            || path.charAt(prefix.length()) == '/');
        }

        boolean isFolder() {
            return "file".equals(base.getScheme());
        }

        public boolean isArtifact() {
            return ARTIFACT.equals(base.getScheme());
        }

        /// The name of the artifact: `REGISTRY/REPOSITORY`, with `:TAG` or `@DIGEST`.
        public String reference() {
            return base.toString().substring(ARTIFACT.length() + "://".length());
        }

        @Override
        public String toString() {
            return "Place[" + prefix + "]";
        }
    }

    public MirrorSettings {
        places = places.stream()
                .sorted(Comparator.comparingInt((Place place) -> place.prefix().length())
                        .reversed())
                .toList();
    }

    public MirrorSettings(List<Place> places, Proxies proxies, TlsTrust trust, Duration longest) {
        this(places, proxies, trust, Tokens.NONE, longest);
    }

    /// @throws IllegalArgumentException naming the variable that cannot be understood, never its value
    public static MirrorSettings of(Map<String, String> environment) {
        return new MirrorSettings(
                places(environment.getOrDefault(VARIABLE, "")),
                Proxies.of(environment),
                TlsTrust.of(environment),
                Tokens.of(environment),
                LONGEST);
    }

    /// Reads [#VARIABLE].
    public static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            int equals = word.indexOf('=');
            boolean named = equals > 0 && word.substring(0, equals).indexOf(':') < 0 && word.charAt(0) != '/';
            String prefix = named ? word.substring(0, equals) : "";
            places.add(new Place(lowerHost(prefix), base(named ? word.substring(equals + 1) : word)));
        }
        return places;
    }

    private static String lowerHost(String prefix) {
        int slash = prefix.indexOf('/');
        return slash < 0
                ? prefix.toLowerCase(Locale.ROOT)
                : prefix.substring(0, slash).toLowerCase(Locale.ROOT) + prefix.substring(slash);
    }

    private static URI base(String text) {
        try {
            if (text.startsWith("/")) {
                return Path.of(text).toUri();
            }
            if (text.startsWith(ARTIFACT + "://")) {
                return artifact(new URI(text));
            }
            URI base = new URI(text.endsWith("/") ? text : text + "/");
            String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && base.getHost() != null;
            if ((web && base.getRawQuery() == null) || scheme.equals("file")) {
                return base;
            }
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            // said below
        }
        throw new IllegalArgumentException(VARIABLE
                + " is not usable; write https://HOST/PATH/ or HOST=https://OTHER/ or HOST=/FOLDER or"
                + " HOST=oci://REGISTRY/REPOSITORY:TAG");
    }

    /// A registry's name is one only with a dot or a port; any other would be a namespace of Docker Hub.
    private static URI artifact(URI base) {
        String host = base.getHost();
        boolean registry = host != null && (host.indexOf('.') >= 0 || base.getPort() >= 0 || host.equals("localhost"));
        String path = String.valueOf(base.getPath());
        boolean bare = base.getRawUserInfo() == null && base.getRawQuery() == null && base.getRawFragment() == null;
        if (!registry || !bare || path.length() < 2 || path.endsWith("/")) {
            throw new IllegalArgumentException("no name of an artifact");
        }
        return base;
    }
}
