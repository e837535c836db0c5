package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.json.JsonValue;
import io.pratique.model.image.Digest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads manifests of artifacts, and lists of them.
public final class Artifacts {
    private Artifacts() {}

    /// Parses the manifest of an artifact.
    ///
    /// @throws io.pratique.model.PratiqueException INVALID_INPUT when it is malformed or ambiguous
    public static Artifact parse(byte[] body) {
        JsonValue root = Documents.json(body);
        if (!root.get("manifests").isNull()) {
            throw invalid("the manifest is not of an artifact: it holds manifests");
        }
        String type = MediaTypes.plain(root.text("artifactType"));
        String config = MediaTypes.plain(root.get("config").text("mediaType"));
        return new Artifact(
                type.isEmpty() ? config : type,
                subject(root.get("subject")),
                Descriptors.parseAll(root.get("layers"), "layers"));
    }

    private static @Nullable Digest subject(JsonValue subject) {
        return subject.isNull() ? null : Descriptors.digest(subject.text("digest"), "subject");
    }

    /// Parses an index as a list of artifacts; an index in it is left out.
    ///
    /// @throws io.pratique.model.PratiqueException INVALID_INPUT when it is malformed
    public static List<Artifact.Entry> list(byte[] index) {
        JsonValue manifests = Documents.json(index).get("manifests");
        if (!(manifests instanceof JsonValue.Arr)) {
            throw invalid("the list of artifacts is no image index");
        }
        List<Descriptor> descriptors = Descriptors.parseAll(manifests, "manifests");
        List<Artifact.Entry> out = new ArrayList<>();
        for (int i = 0; i < descriptors.size(); i++) {
            if (!MediaTypes.isIndex(descriptors.get(i).mediaType())) {
                String type = MediaTypes.plain(manifests.items().get(i).text("artifactType"));
                out.add(new Artifact.Entry(descriptors.get(i), type));
            }
        }
        return out;
    }
}
