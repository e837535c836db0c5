package io.pratique.server.imports;

import io.pratique.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All scanners whose reports are read.
public final class ForeignReports {
    public static final List<ForeignFormat> ALL =
            List.of(new TrivyReport(), new GrypeReport(), new DependencyTrackReport(), new DefenderReport());

    private ForeignReports() {}

    /// The format of a document; empty when it is of none.
    ///
    /// @param id null to tell by the document itself
    static Optional<ForeignFormat> of(@Nullable String id, JsonValue document) {
        return ALL.stream()
                .filter(format -> id == null || format.id().equals(id))
                .filter(format -> format.recognises(document))
                .findFirst();
    }

    static List<String> ids() {
        return ALL.stream().map(ForeignFormat::id).toList();
    }

    /// The digest in `registry/name@sha256:…`; empty where there is none.
    static String digest(@Nullable String reference) {
        if (reference == null) {
            return "";
        }
        int at = reference.lastIndexOf('@');
        return at < 0 ? "" : reference.substring(at + 1);
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
