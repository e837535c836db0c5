package io.pratique.server.api;

import io.pratique.server.storage.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tokens that may call the interface, in the table `token`: only their hashes are kept.
public final class Tokens {
    private static final String PREFIX = "prq_";
    private static final String SCHEME = "bearer ";
    private static final int BYTES = 32;

    private final Database database;

    public Tokens(Database database) {
        this.database = database;
    }

    /// The first token of an organisation that has none; empty when there is one. Nobody can see it again.
    public Optional<String> first(int organisation, SecureRandom random) {
        String token = secret(random);
        int created = database.of(organisation, transaction -> {
            transaction.execute("select pg_advisory_xact_lock(hashtext('pratique.token'))");
            return transaction
                    .createUpdate("""
                            insert into token (organisation, name, hash)
                            select :organisation, 'admin', :hash
                            where not exists (select from token where organisation = :organisation and revoked is null)
                            """)
                    .bind("organisation", organisation)
                    .bind("hash", hash(token))
                    .execute();
        });
        return created == 0 ? Optional.empty() : Optional.of(token);
    }

    private static String secret(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /// A token as far as it can be seen again.
    ///
    /// @param revoked null while it is good
    public record Named(
            int id,
            String name,
            OffsetDateTime created,
            @Nullable OffsetDateTime revoked) {
        static Named read(ResultSet row) throws SQLException {
            return new Named(
                    row.getInt("id"),
                    row.getString("name"),
                    row.getObject("created", OffsetDateTime.class),
                    row.getObject("revoked", OffsetDateTime.class));
        }
    }

    /// A token that was made.
    ///
    /// @param secret what callers send; it is kept nowhere
    public record Made(Named named, String secret) {
        @Override
        public String toString() {
            return "Made[" + named + "]";
        }
    }

    /// What became of a wish to revoke a token.
    public enum Revocation {
        REVOKED,
        UNKNOWN,
        /// Nobody could call any more, and nobody could make another.
        LAST
    }

    /// The oldest first.
    ///
    /// @param after the id that the last page ended with
    /// @param limit one more is returned where there is another page
    public List<Named> list(int organisation, long after, int limit) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(
                                "select id, name, created, revoked from token where id > :after order by id limit :limit")
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map((row, context) -> Named.read(row))
                        .list());
    }

    public Made create(int organisation, String name, SecureRandom random) {
        String token = secret(random);
        Named named = database.of(
                organisation,
                transaction -> transaction
                        .createQuery("""
                        insert into token (organisation, name, hash) values (:organisation, :name, :hash)
                        returning id, name, created, revoked
                        """)
                        .bind("organisation", organisation)
                        .bind("name", name)
                        .bind("hash", hash(token))
                        .map((row, context) -> Named.read(row))
                        .one());
        return new Made(named, token);
    }

    public Revocation revoke(int organisation, int id) {
        return database.of(organisation, transaction -> {
            transaction.execute("select pg_advisory_xact_lock(hashtext('pratique.token'))");
            List<Integer> good = transaction
                    .createQuery("select id from token where revoked is null")
                    .mapTo(Integer.class)
                    .list();
            if (!good.contains(id)) {
                return Revocation.UNKNOWN;
            }
            if (good.size() == 1) {
                return Revocation.LAST;
            }
            transaction
                    .createUpdate("update token set revoked = now() where id = :id")
                    .bind("id", id)
                    .execute();
            return Revocation.REVOKED;
        });
    }

    /// The organisation of whoever calls; empty for nobody.
    ///
    /// @param authorization the header: `Bearer TOKEN`, or `Basic` with the token as password
    public Optional<Integer> organisation(@Nullable String authorization) {
        String token = authorization == null ? null : token(authorization);
        return token == null ? Optional.empty() : holder(token).map(Holder::organisation);
    }

    /// A token's row.
    record Holder(int id, int organisation) {}

    /// Whose a token is; empty for nobody's.
    Optional<Holder> holder(String token) {
        return database.everyone(transaction -> transaction
                .createQuery("select id, organisation from token where hash = :hash and revoked is null")
                .bind("hash", hash(token))
                .map((row, context) -> new Holder(row.getInt("id"), row.getInt("organisation")))
                .findOne());
    }

    /// The logins that are begun with these tokens.
    public Sessions sessions() {
        return new Sessions(database, this, new SecureRandom());
    }

    private static @Nullable String token(String authorization) {
        if (authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return authorization.substring(SCHEME.length()).strip();
        }
        if (authorization.regionMatches(true, 0, "basic ", 0, 6)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
                return pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
        return null;
    }

    /// Tokens are random and long, so that a plain hash is enough; comparing hashes tells nothing about tokens.
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
