package io.pratique.advisory.mirror;

import io.pratique.advisory.exchange.Registries;
import io.pratique.advisory.mirror.MirrorSettings.Place;
import io.pratique.http.EgressGuard;
import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Redirects;
import io.pratique.http.Transient;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The public hosts, and what the operator put in their place. Only HTTPS is spoken but to a place that the
/// operator
/// himself wrote as plain HTTP; redirects may not lead back from it.
final class HttpSource implements Source {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final MirrorSettings settings;
    private final HttpTransport transport;
    private final EgressGuard.Resolver resolver;
    private final Registries registries;
    private final Map<Place, RegistrySource> artifacts = new ConcurrentHashMap<>();

    HttpSource(MirrorSettings settings, String userAgent, EgressGuard.Resolver resolver, Registries registries) {
        this.settings = settings;
        this.registries = registries;
        this.resolver = resolver;
        this.transport =
                new HttpTransport(userAgent, settings.proxies(), settings.trust(), CONNECT_TIMEOUT, IDLE_TIMEOUT);
    }

    /// The address that is really asked, without credentials.
    URI locate(URI url) throws HttpException {
        Place place = place(url);
        if (place == null) {
            return url;
        }
        URI base = place.base();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String host = base.getScheme() + "://" + base.getRawAuthority().replaceFirst("^.*@", "");
        return URI.create(host + base.getRawPath() + url.getHost() + url.getRawPath() + query);
    }

    private @Nullable Place place(URI url) throws HttpException {
        String path = MirrorPath.of(withoutQuery(url));
        for (Place place : settings.places()) {
            if (place.standsFor(path)) {
                return place;
            }
        }
        return null;
    }

    /// A query may be longer than the name of a file, and places stand for paths.
    private static URI withoutQuery(URI url) {
        String text = url.toString();
        int question = text.indexOf('?');
        return question < 0 ? url : URI.create(text.substring(0, question));
    }

    @Override
    public Offer open(URI url, Map<String, String> headers) throws IOException {
        Place place = place(url);
        if (place != null && place.isFolder()) {
            return new FolderSource(Path.of(place.base())).open(url, headers);
        }
        if (place != null && place.isArtifact()) {
            return artifacts
                    .computeIfAbsent(place, key -> new RegistrySource(key.reference(), registries))
                    .open(url, headers);
        }
        URI real = locate(url);
        if (place == null && !"https".equalsIgnoreCase(real.getScheme())) {
            throw new HttpException(ErrorKind.USAGE, real.getHost() + " would be asked without TLS; refused");
        }
        try {
            var guard = new EgressGuard(real.getHost(), settings.proxies(), resolver);
            Response response = new Redirects(transport, guard, real.getAuthority(), false)
                    .get(real, headers, place == null ? settings.tokens().authorization(real) : authorization(place));
            requireSafe(real, response);
            return new Offer(real.getAuthority(), response.status(), response::header, response.body());
        } catch (IOException problem) {
            throw Transient.explain(problem, real.getAuthority());
        }
    }

    private static void requireSafe(URI asked, Response response) throws HttpException {
        boolean safe =
                "https".equalsIgnoreCase(response.url().getScheme()) || Redirects.sameOrigin(asked, response.url());
        if (!safe) {
            response.close();
            throw new HttpException(
                    ErrorKind.UNAUTHORIZED, asked.getAuthority() + " redirects to another host without TLS; refused");
        }
    }

    private static @Nullable String authorization(Place place) {
        String user = place.base().getRawUserInfo();
        if (user == null) {
            return null;
        }
        byte[] plain = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(plain);
    }

    @Override
    public void close() throws IOException {
        transport.close();
        for (RegistrySource artifact : artifacts.values()) {
            artifact.close();
        }
    }
}
