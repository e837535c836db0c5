package io.pratique.image.registry;

import io.pratique.http.HttpTransport;
import io.pratique.http.Retry;
import io.pratique.http.Waiting;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The mirrors of a registry in the user's order, and at last the registry itself. A mirror that fails in any way
/// is passed over.
final class Sessions {
    static final int ATTEMPTS = 5;

    /// Behind a mirror there is always the registry, so that waiting for it is not worth while.
    private static final int ATTEMPTS_AT_MIRROR = 2;

    private final List<Session> sessions;

    private Sessions(List<Session> sessions) {
        this.sessions = sessions;
    }

    static Sessions only(Session session) {
        return new Sessions(List.of(session));
    }

    /// Something to read at an endpoint.
    @FunctionalInterface
    interface Request<T> {
        T from(Session session) throws IOException;
    }

    static Sessions of(
            Reference reference,
            RegistrySettings settings,
            Access access,
            HttpTransport transport,
            Waiting waiting,
            RandomGenerator random) {
        List<Session> sessions = new ArrayList<>();
        for (String mirror : settings.mirrors().getOrDefault(reference.registry(), List.of())) {
            int slash = mirror.indexOf('/');
            String host = slash < 0 ? mirror : mirror.substring(0, slash);
            String prefix = slash < 0 ? "" : mirror.substring(slash + 1).replaceAll("/*$", "") + "/";
            var endpoint = new Endpoint(
                    host, prefix + reference.repository(), settings.insecure().contains(host));
            Gateway gateway = Gateway.of(endpoint, settings, transport, access.reach(), null);
            sessions.add(new Session(endpoint, gateway, access, new Retry(ATTEMPTS_AT_MIRROR, waiting, random)));
        }
        sessions.add(own(reference, settings, access, transport, false, new Retry(ATTEMPTS, waiting, random)));
        return new Sessions(sessions);
    }

    /// For writing: the registry itself, since mirrors only copy it.
    static Sessions writable(
            Reference reference,
            RegistrySettings settings,
            Access access,
            HttpTransport transport,
            Waiting waiting,
            RandomGenerator random) {
        return only(own(reference, settings, access, transport, true, new Retry(ATTEMPTS, waiting, random)));
    }

    private static Session own(
            Reference reference,
            RegistrySettings settings,
            Access access,
            HttpTransport transport,
            boolean pushing,
            Retry retry) {
        boolean insecure = settings.insecure().contains(reference.registry());
        var endpoint = new Endpoint(reference.registry(), reference.repository(), insecure, pushing);
        Gateway gateway = Gateway.of(endpoint, settings, transport, access.reach(), null);
        return new Session(endpoint, gateway, access, retry);
    }

    /// The registry itself.
    Session own() {
        return sessions.getLast();
    }

    /// The answer of the first endpoint that gives one; the registry's own failure when none does.
    <T> T first(Request<T> request) throws IOException {
        for (Session mirror : sessions.subList(0, sessions.size() - 1)) {
            try {
                return request.from(mirror);
            } catch (IOException | PratiqueException failed) {
                requireRunning(failed);
            }
        }
        return request.from(sessions.getLast());
    }

    private static void requireRunning(Exception failed) throws IOException {
        if (failed instanceof InterruptedIOException interrupted && !(failed instanceof SocketTimeoutException)) {
            throw interrupted;
        }
    }

    /// The policy for reads that break off.
    Retry retry() {
        return sessions.getLast().retry();
    }

    Instant now() {
        return retry().waiting().now();
    }
}
