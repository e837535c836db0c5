package io.pratique.sbom.format;

import io.pratique.json.JsonValue;
import io.pratique.sbom.format.cyclonedx.BomReader;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.JsonDocument;
import io.pratique.sbom.format.spdx.SpdxGraphReader;
import io.pratique.sbom.format.spdx.SpdxReader;
import io.pratique.sbom.format.syft.SyftReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an SBOM in JSON: the first member that only one format has tells which it is. An in-toto statement is
/// opened once.
final class AnyJson implements JsonDocument.Members {
    private static final Set<String> CYCLONEDX = Set.of("bomFormat", "specVersion", "components", "metadata");
    private static final Set<String> SPDX = Set.of("SPDXID", "spdxVersion", "packages", "creationInfo", "dataLicense");
    private static final Set<String> GRAPH = Set.of("@context", "@graph");
    private static final Set<String> SYFT = Set.of("artifacts", "artifactRelationships", "descriptor", "distro");

    private final Gathering gathering;
    private final boolean statements;
    private final Map<String, JsonValue> early = new LinkedHashMap<>();
    private JsonDocument.@Nullable Members chosen;

    AnyJson(Gathering gathering, boolean statements) {
        this.gathering = gathering;
        this.statements = statements;
    }

    private JsonDocument.@Nullable Members choose(String member) {
        if (chosen == null) {
            if (CYCLONEDX.contains(member)) {
                chosen = new BomReader(gathering);
            } else if (SPDX.contains(member)) {
                chosen = new SpdxReader(gathering);
            } else if (GRAPH.contains(member)) {
                chosen = new SpdxGraphReader(gathering);
            } else if (SYFT.contains(member)) {
                chosen = new SyftReader(gathering);
            }
        }
        return chosen;
    }

    @Override
    public boolean isList(String name) {
        JsonDocument.Members reader = choose(name);
        return reader != null && reader.isList(name);
    }

    @Override
    public boolean isSkipped(String name) {
        JsonDocument.Members reader = choose(name);
        return reader != null && reader.isSkipped(name);
    }

    @Override
    public void item(String list, JsonValue item) throws IOException {
        if (chosen != null) {
            chosen.item(list, item);
        }
    }

    @Override
    public void member(String name, JsonValue value) throws IOException {
        if (chosen == null) {
            early.put(name, value);
        } else {
            chosen.member(name, value);
        }
    }

    @Override
    public void end() throws IOException {
        if (chosen != null) {
            JsonDocument.feed(new JsonValue.Obj(early), chosen);
            chosen.end();
        } else if (statements && early.get("predicate") instanceof JsonValue.Obj predicate) {
            JsonDocument.read(predicate, new AnyJson(gathering, false));
        } else {
            throw new IOException("not an SBOM of a known format");
        }
    }
}
