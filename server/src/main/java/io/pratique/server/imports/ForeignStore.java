package io.pratique.server.imports;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.finding.Severity;
import io.pratique.server.api.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reports of other scanners, in the table `foreign_report`.
final class ForeignStore {
    private ForeignStore() {}

    /// A report without its findings.
    record Row(
            int id,
            String tool,
            String version,
            String name,
            String digest,
            @Nullable Integer image,
            OffsetDateTime received,
            int findings) {
        static Row read(ResultSet row) throws SQLException {
            int number = row.getInt("image");
            Integer image = row.wasNull() ? null : number;
            return new Row(
                    row.getInt("id"),
                    row.getString("tool"),
                    row.getString("version"),
                    row.getString("name"),
                    row.getString("digest"),
                    image,
                    row.getObject("received", OffsetDateTime.class),
                    row.getInt("count"));
        }

        void write(JsonWriter json) throws IOException {
            json.number("id", id);
            json.string("tool", tool);
            json.string("version", version);
            json.string("name", name);
            json.string("digest", digest);
            if (image == null) {
                json.nothing("image");
            } else {
                json.number("image", image);
            }
            json.string("received", received.toString());
            json.number("findings", findings);
        }
    }

    /// @param image which image of ours it is about; null for none
    static int add(Handle transaction, int organisation, ForeignReport report, @Nullable Integer image)
            throws IOException {
        return transaction
                .createQuery("""
                        insert into foreign_report (organisation, tool, version, name, digest, image, findings)
                        values (:organisation, :tool, :version, :name, :digest, :image, :findings::jsonb -> 'findings')
                        returning id
                        """)
                .bind("organisation", organisation)
                .bind("tool", report.tool())
                .bind("version", clean(report.version()))
                .bind("name", clean(report.name()))
                .bind("digest", clean(report.digest()))
                .bind("image", image)
                .bind("findings", clean(text(report.findings())))
                .mapTo(Integer.class)
                .one();
    }

    /// PostgreSQL has no place for the character of number zero, in texts nor in JSON.
    private static String clean(String text) {
        return text.replace("\0", "").replace("\\u0000", "");
    }

    private static String text(List<ForeignFinding> findings) throws IOException {
        return new String(
                Reply.bytes(json -> json.array("findings", () -> {
                    for (ForeignFinding finding : findings) {
                        json.object(() -> write(json, finding));
                    }
                })),
                StandardCharsets.UTF_8);
    }

    static void write(JsonWriter json, ForeignFinding finding) throws IOException {
        json.string("id", finding.id());
        json.strings("aliases", finding.aliases());
        json.string("package", finding.packageName());
        json.string("version", finding.version());
        json.string("fixedVersion", finding.fixed());
        json.string("severity", finding.severity().text());
    }

    /// The newest first.
    ///
    /// @param before the id that the last page ended with
    static List<Row> list(Handle transaction, @Nullable Integer image, int before, int limit) {
        return transaction
                .createQuery("""
                        select *, jsonb_array_length(findings) as count from foreign_report
                        where id < :before and (:image::int is null or image = :image::int) order by id desc limit :limit
                        """)
                .bind("before", before)
                .bind("image", image)
                .bind("limit", limit + 1)
                .map((row, context) -> Row.read(row))
                .list();
    }

    static Optional<Row> find(Handle transaction, int id) {
        return list(transaction, null, id + 1, 1).stream()
                .filter(row -> row.id() == id)
                .findFirst();
    }

    static List<ForeignFinding> findings(Handle transaction, int id) throws IOException {
        String text = transaction
                .createQuery("select findings from foreign_report where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
        List<ForeignFinding> out = new ArrayList<>();
        for (JsonValue one : Json.parse(text.getBytes(StandardCharsets.UTF_8)).items()) {
            out.add(new ForeignFinding(
                    one.text("id", ""),
                    one.get("aliases").strings(),
                    one.text("package", ""),
                    one.text("version", ""),
                    one.text("fixedVersion"),
                    Severity.parse(one.text("severity", ""))));
        }
        return out;
    }
}
