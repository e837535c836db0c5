package io.pratique.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pratique.report.format.ReportFormats;
import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Reports for programs are what their schemas say.
class SchemasTest {
    @Test
    void jsonFollowsItsSchema() throws IOException {
        Path file = Project.root().resolve("docs/reference/scan-report.schema.json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema asks for something")
                .isNotEmpty();

        assertAllValid(schema, "json");
    }

    @Test
    void cycloneDxFollowsTheOfficialSchema() throws IOException {
        Path folder = Shared.conformance("sbom").resolve("cyclonedx-schemas/schema");
        Map<String, String> schemas = new HashMap<>();
        for (String name : new String[] {"spdx.schema.json", "jsf-0.82.schema.json"}) {
            schemas.put("http://cyclonedx.org/schema/" + name, Files.readString(folder.resolve(name)));
        }
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
                .getSchema(Files.readString(folder.resolve("bom-1.6.schema.json")), InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema asks for something")
                .isNotEmpty();

        assertAllValid(schema, "cyclonedx");
    }

    private static void assertAllValid(Schema schema, String format) throws IOException {
        for (var sample : SampleAssessments.all().entrySet()) {
            String report =
                    ReportFormatsTest.render(ReportFormats.of(format).orElseThrow(), sample.getValue(), false, 0);
            assertThat(schema.validate(report, InputFormat.JSON))
                    .as(sample.getKey())
                    .isEmpty();
        }
    }
}
