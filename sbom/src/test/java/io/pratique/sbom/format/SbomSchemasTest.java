package io.pratique.sbom.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pratique.testing.Shared;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.SAXException;

/// What is written follows the official schemas.
class SbomSchemasTest {
    private static final int SEEDS = 40;

    @FunctionalInterface
    private interface Check {
        void check(byte[] document, int seed) throws IOException, SAXException;
    }

    @TestFactory
    Stream<DynamicTest> allVersionsFollowTheirSchemas() {
        return SbomRoundTripTest.choices().stream()
                .filter(choice -> !choice.format().id().equals("spdx-tag-value"))
                .map(choice -> dynamicTest(choice.format().id() + "@" + choice.version(), () -> {
                    Check check = SbomRoundTripTest.isXml(choice) ? xml(choice.version()) : json(choice);
                    for (int seed = 0; seed < SEEDS; seed++) {
                        check.check(SbomRoundTripTest.written(choice, Generated.result(seed, true)), seed);
                    }
                }));
    }

    private static Check json(SbomFormats.Choice choice) throws IOException {
        Path folder = Shared.conformance("sbom");
        Path cyclonedx = folder.resolve("cyclonedx-schemas/schema");
        Schema schema = switch (choice.format().id() + choice.version()) {
            case "spdx2.3" ->
                schema(
                        folder.resolve("spdx-tools-java/resources/spdx-schema-v2.3.json"),
                        SpecificationVersion.DRAFT_2019_09,
                        Map.of());
            case "spdx3.0" ->
                schema(
                        folder.resolve("spdx-tools-java/resources/spdx-schema-v3.0.1.json"),
                        SpecificationVersion.DRAFT_2020_12,
                        Map.of());
            default -> {
                Map<String, String> others = new HashMap<>();
                for (String name :
                        new String[] {"spdx.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json"}) {
                    others.put("http://cyclonedx.org/schema/" + name, Files.readString(cyclonedx.resolve(name)));
                }
                yield schema(
                        cyclonedx.resolve("bom-" + choice.version() + ".schema.json"),
                        SpecificationVersion.DRAFT_7,
                        others);
            }
        };
        return (document, seed) -> assertThat(
                        schema.validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON))
                .as("seed %d", seed)
                .isEmpty();
    }

    private static Schema schema(Path file, SpecificationVersion version, Map<String, String> others)
            throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(version, builder -> builder.schemas(others))
                .getSchema(Files.readString(file), InputFormat.JSON);
        assertThat(schema.validate("{}", InputFormat.JSON))
                .as("the schema asks for something")
                .isNotEmpty();
        return schema;
    }

    /// The schema itself imports the list of licences from beside it.
    private static Check xml(String version) throws SAXException {
        Path folder = Shared.conformance("sbom").resolve("cyclonedx-schemas/schema");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setResourceResolver(new LocalSchemas(folder));
        Validator validator = factory.newSchema(new StreamSource(
                        folder.resolve("bom-" + version + ".xsd").toFile()))
                .newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return (document, seed) -> validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    }
}
