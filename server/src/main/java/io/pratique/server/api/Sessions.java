package io.pratique.server.api;

import io.pratique.server.storage.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People who are logged in with a browser, in the table `session`. The browser keeps a random id in a cookie, the
/// database its hash.
public final class Sessions {
    public static final String COOKIE = "pratique";

    /// How long a login lasts.
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final int BYTES = 32;

    private final Database database;
    private final Tokens tokens;
    private final SecureRandom random;

    public Sessions(Database database, Tokens tokens, SecureRandom random) {
        this.database = database;
        this.tokens = tokens;
        this.random = random;
    }

    /// A new id; empty when nobody has this token. What has expired goes.
    public Optional<String> begin(String token) {
        Optional<Tokens.Holder> holder = tokens.holder(token);
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        String id = secret(random);
        database.run(holder.get().organisation(), transaction -> {
            transaction.execute("delete from session where expires < now()");
            transaction
                    .createUpdate("""
                            insert into session (hash, organisation, token, expires)
                            values (:hash, :organisation, :token, now() + make_interval(secs => :seconds))
                            """)
                    .bind("hash", Tokens.hash(id))
                    .bind("organisation", holder.get().organisation())
                    .bind("token", holder.get().id())
                    .bind("seconds", (double) LONGEST.toSeconds())
                    .execute();
        });
        return Optional.of(id);
    }

    /// 256 random bits, in characters that cookies and addresses take as they are.
    public static String secret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The organisation of whoever sends this header; empty for nobody.
    Optional<Integer> organisation(@Nullable String cookies) {
        return id(cookies)
                .flatMap(id -> database.everyone(transaction -> transaction
                        .createQuery("""
                        select s.organisation from session s join token t on t.id = s.token
                        where s.hash = :hash and s.expires > now() and t.revoked is null
                        """)
                        .bind("hash", Tokens.hash(id))
                        .mapTo(Integer.class)
                        .findOne()));
    }

    public void end(String id) {
        database.runForEveryone(transaction -> transaction
                .createUpdate("delete from session where hash = :hash")
                .bind("hash", Tokens.hash(id))
                .execute());
    }

    /// The id in a `Cookie` header.
    public static Optional<String> id(@Nullable String cookies) {
        return cookie(cookies, COOKIE);
    }

    /// The first cookie of a name (RFC 6265, section 4.2).
    public static Optional<String> cookie(@Nullable String cookies, String name) {
        if (cookies == null) {
            return Optional.empty();
        }
        for (String pair : cookies.split(";", 100)) {
            String text = pair.strip();
            if (text.startsWith(name + "=")) {
                return Optional.of(text.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /// What every form of a session carries and no other site can know: made of the id, which it does not give
    /// away.
    public static String proof(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("form of " + id));
    }

    /// Whether a form carries the proof, found in constant time.
    public static boolean isProof(String id, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        proof(id).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
