package io.pratique.match.vex;

import io.pratique.json.JsonWriter;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes statements as one OpenVEX 0.2.0 document: the same bytes for the same statements in whatever order.
///
/// Its `@id` is made of the hash of everything else. OpenVEX has no word for a vulnerability that somebody lives
/// with; that becomes `affected` with the reason as the action. An expiry cannot be told and is left out.
public final class OpenVexWriter {
    private static final String CONTEXT = "https://openvex.dev/ns/v0.2.0";
    private static final String IDS = "https://openvex.dev/docs/public/vex-";

    private final String author;
    private final Instant timestamp;

    /// @param timestamp of the document; parts of a second are left out
    public OpenVexWriter(String author, Instant timestamp) {
        this.author = author;
        this.timestamp = timestamp.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Whether a statement can be told in OpenVEX: by packages or images that have package URLs or digests alone,
    /// and
    /// of named vulnerabilities.
    public static boolean canTell(Statement statement) {
        return !statement.ids().isEmpty() && statement.subjects().stream().allMatch(OpenVexProduct::canTell);
    }

    /// @param out left open
    /// @throws IllegalArgumentException when there is no statement, or one that cannot be told
    public void write(Collection<Statement> statements, OutputStream out) throws IOException {
        if (statements.isEmpty() || !statements.stream().allMatch(OpenVexWriter::canTell)) {
            throw new IllegalArgumentException("OpenVEX tells of named vulnerabilities in packages with package URLs");
        }
        List<Statement> sorted = statements.stream()
                .distinct()
                .sorted(Comparator.comparing(OpenVexWriter::order))
                .toList();
        var hashed = new ByteArrayOutputStream();
        write(sorted, null, hashed);
        write(sorted, IDS + sha256(hashed.toByteArray()), out);
    }

    /// By everything that is written.
    private static String order(Statement statement) {
        return statement.ids() + "\n" + products(statement) + "\n" + statement.claim();
    }

    private void write(List<Statement> statements, @Nullable String id, OutputStream out) throws IOException {
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                json.string("@context", CONTEXT).optional("@id", id);
                json.string("author", author).string("timestamp", timestamp.toString());
                json.number("version", 1).string("tooling", "pratique");
                json.array("statements", () -> {
                    Set<String> written = new TreeSet<>();
                    for (Statement statement : statements) {
                        if (written.add(order(statement))) {
                            json.object(() -> write(statement, json));
                        }
                    }
                });
            });
        }
    }

    private static void write(Statement statement, JsonWriter json) throws IOException {
        json.object("vulnerability", () -> {
            json.string("name", statement.ids().getFirst());
            Set<String> aliases = new TreeSet<>(statement.ids());
            aliases.remove(statement.ids().getFirst());
            if (!aliases.isEmpty()) {
                json.strings("aliases", aliases);
            }
        });
        Instant since = statement.claim().since();
        json.optional(
                "timestamp",
                since == null ? null : since.truncatedTo(ChronoUnit.SECONDS).toString());
        json.array("products", () -> {
            for (var product : products(statement).entrySet()) {
                json.object(() -> product.getKey().write(product.getValue(), json));
            }
        });
        claim(statement.claim(), json);
    }

    private static Map<OpenVexProduct, Set<String>> products(Statement statement) {
        Map<OpenVexProduct, Set<String>> products = new TreeMap<>();
        statement.subjects().forEach(subject -> OpenVexProduct.collect(subject, products));
        return products;
    }

    /// OpenVEX, "Statement Fields": what is not affected needs a reason, what is affected an action.
    private static void claim(Claim claim, JsonWriter json) throws IOException {
        Status status = claim.status() == Status.ACCEPTED ? Status.AFFECTED : claim.status();
        String reason = claim.reason();
        json.string("status", status.text());
        switch (status) {
            case NOT_AFFECTED -> {
                Justification justification = claim.justification();
                if (justification != null) {
                    json.string("justification", justification.text());
                }
                boolean needed = justification == null && reason.isEmpty();
                json.optional("impact_statement", needed ? "No reason was given." : reason);
            }
            case AFFECTED, ACCEPTED ->
                json.string("action_statement", reason.isEmpty() ? "No action was decided." : reason);
            case FIXED, UNDER_INVESTIGATION -> json.optional("status_notes", reason);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
