package io.pratique.server.registry.webhook;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Waiting;
import io.pratique.model.ErrorKind;
import io.pratique.server.security.KeySet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The keys of identity providers, fetched from where they are published and remembered for an hour; for who asks
/// because a key was missing, for a minute.
public final class PublishedKeys implements KeySource {
    private static final int LONGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration AFRESH = Duration.ofMinutes(1);

    private final HttpTransport transport;
    private final Waiting waiting;
    private final Map<URI, Known> known = new HashMap<>();

    private record Known(KeySet keys, Instant fetched) {}

    public PublishedKeys(HttpTransport transport, Waiting waiting) {
        this.transport = transport;
        this.waiting = waiting;
    }

    @Override
    public synchronized KeySet keys(URI address, boolean afresh) throws IOException {
        Known present = known.get(address);
        Instant now = waiting.now();
        if (present != null && now.isBefore(present.fetched().plus(afresh ? AFRESH : USUAL))) {
            return present.keys();
        }
        KeySet keys = fetch(address, now);
        known.put(address, new Known(keys, now));
        return keys;
    }

    private KeySet fetch(URI address, Instant now) throws IOException {
        try (Response response =
                transport.send(new Outgoing("GET", address, Map.of("Accept", "application/json")), true)) {
            if (response.status() != 200) {
                throw new HttpException(ErrorKind.IO, "the keys of " + address.getHost() + " cannot be had");
            }
            return KeySet.parse(response.read(LONGEST, "the key set", waiting, now.plus(PATIENCE)));
        }
    }
}
