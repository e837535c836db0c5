package io.pratique.match.vex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Condition;
import io.pratique.match.exception.Justification;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.testing.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenVexWriterTest {
    private static final PackageUrl IMAGE = PackageUrl.parse("pkg:oci/app?repository_url=ghcr.io/harbour/app");
    private static final PackageUrl CURL = PackageUrl.parse("pkg:deb/debian/curl@7.88?arch=amd64");
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00.5Z");

    private static Statement statement(List<String> ids, Claim claim, Condition... conditions) {
        return new Statement(ids, List.of(Subject.of(conditions)), claim, new Source("f", ""));
    }

    private static final List<Statement> ALL = List.of(
            statement(
                    List.of("CVE-1", "GHSA-1"),
                    Claim.of(Status.NOT_AFFECTED).withJustification(Justification.COMPONENT_NOT_PRESENT),
                    new Condition.Within(IMAGE),
                    new Condition.OfPackage(CURL)),
            statement(List.of("CVE-2"), Claim.of(Status.NOT_AFFECTED), new Condition.OfPackage(CURL)),
            statement(List.of("CVE-3"), Claim.of(Status.AFFECTED), new Condition.OfPackage(CURL)),
            statement(List.of("CVE-4"), Claim.of(Status.FIXED).since(Instant.EPOCH), new Condition.OfPackage(CURL)),
            statement(List.of("CVE-5"), Claim.of(Status.UNDER_INVESTIGATION), new Condition.OfPackage(CURL)),
            statement(
                    List.of("CVE-6"),
                    Claim.of(Status.ACCEPTED).withReason("we live with it"),
                    new Condition.OfPackage(CURL)));

    private static String written(List<Statement> statements) throws IOException {
        var out = new ByteArrayOutputStream();
        new OpenVexWriter("crew@harbour.example", NOON).write(statements, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void followsTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Shared.conformance("vex").resolve("openvex-spec/openvex_json_schema.json")),
                        InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(written(ALL), InputFormat.JSON)).isEmpty();
    }

    @Test
    void writesTheSameBytesInWhateverOrder() throws IOException {
        List<Statement> reversed = new ArrayList<>(ALL);
        Collections.reverse(reversed);
        reversed.add(ALL.getFirst());
        assertThat(written(reversed)).isEqualTo(written(ALL));
        assertThat(written(ALL)).contains("\"timestamp\": \"2026-06-15T12:00:00Z\"");
        assertThat(written(ALL.subList(0, 1))).doesNotContain(id(written(ALL)));
    }

    private static String id(String document) {
        int start = document.indexOf("https://openvex.dev/docs/public/vex-");
        return document.substring(start, document.indexOf('"', start));
    }

    @Test
    void isReadAsItWasMeant() throws IOException {
        Reading reading = VexDocuments.read("f", written(ALL).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.statements())
                .extracting(Statement::status)
                .containsExactly(
                        Status.NOT_AFFECTED,
                        Status.NOT_AFFECTED,
                        Status.AFFECTED,
                        Status.FIXED,
                        Status.UNDER_INVESTIGATION,
                        Status.AFFECTED);
        assertThat(reading.statements().getFirst().ids())
                .isEqualTo(ALL.getFirst().ids());
        assertThat(reading.statements().getFirst().subjects())
                .isEqualTo(ALL.getFirst().subjects());
        assertThat(reading.statements().getLast().claim().reason()).isEqualTo("we live with it");
    }

    @Test
    void refusesWhatCannotBeTold() {
        for (Statement statement : List.of(
                statement(List.of(), Claim.of(Status.FIXED), new Condition.OfPackage(CURL)),
                statement(List.of("CVE-1"), Claim.of(Status.FIXED)),
                statement(List.of("CVE-1"), Claim.of(Status.FIXED), new Condition.Named("curl")),
                statement(
                        List.of("CVE-1"),
                        Claim.of(Status.FIXED),
                        new Condition.OfPackage(PackageUrl.parse("pkg:npm/*"))))) {
            assertThat(OpenVexWriter.canTell(statement)).isFalse();
            assertThatThrownBy(() -> written(List.of(statement))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> written(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
