package io.pratique.server.registry.credential;

import io.pratique.http.Waiting;
import io.pratique.image.registry.auth.Credential;
import io.pratique.image.registry.auth.CredentialSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers issued credentials until shortly before they end. Used by several threads at once: one of them gets a
/// new one, the others wait for it.
public final class IssuedCredentials {
    private static final int MOST = 1000;

    /// How long before its end a credential is given no more.
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final CredentialIssuer issuer;
    private final Waiting waiting;
    private final Map<Key, Remembered> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String registry, StoredCredential stored) {}

    public IssuedCredentials(CredentialIssuer issuer, Waiting waiting) {
        this.issuer = issuer;
        this.waiting = waiting;
    }

    /// Credentials for one registry, and for no other host that is asked on the way.
    public CredentialSource of(String registry, StoredCredential stored) {
        return (asked, repository) ->
                asked.equals(registry) ? entry(new Key(registry, stored)).get() : null;
    }

    private Remembered entry(Key key) {
        synchronized (entries) {
            return entries.computeIfAbsent(key, Remembered::new);
        }
    }

    private final class Remembered {
        private final Key key;
        private @Nullable Issued issued;
        private Instant until = Instant.MIN;

        Remembered(Key key) {
            this.key = key;
        }

        synchronized @Nullable Credential get() throws IOException {
            Instant now = waiting.now();
            Issued present = issued;
            if (present == null || !now.isBefore(until)) {
                present = issuer.issue(key.stored(), key.registry());
                issued = present;
                until = until(now, present.expires());
            }
            return present.credential();
        }

        /// Short-lived ones are used for three quarters of their time at most.
        private static Instant until(Instant now, @Nullable Instant expires) {
            if (expires == null) {
                return Instant.MAX;
            }
            Duration quarter = Duration.between(now, expires).dividedBy(4);
            return expires.minus(quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN);
        }
    }
}
