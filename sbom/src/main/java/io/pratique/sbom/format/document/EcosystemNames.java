package io.pratique.sbom.format.document;

import io.pratique.model.inventory.PackageUrl;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a package is called in its own ecosystem, told from its package URL: documents of other tools write names
/// in several ways.
final class EcosystemNames {
    private EcosystemNames() {}

    /// The spelling of the document, where it differs in case and punctuation only.
    static String name(PackageUrl purl, Draft draft) {
        String told = qualified(purl);
        boolean spelled = !purl.type().equals("generic") && folded(draft.name()).equals(folded(told));
        return spelled ? draft.name() : told;
    }

    private static String qualified(PackageUrl purl) {
        @Nullable String namespace = purl.namespace();
        if (namespace == null || namespace.isEmpty()) {
            return purl.name();
        }
        return switch (purl.type()) {
            case "maven", "gradle" -> namespace + ":" + purl.name();
            case "bitbucket", "composer", "github", "golang", "huggingface", "npm", "swift" ->
                namespace + "/" + purl.name();
            default -> purl.name();
        };
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }

    /// With the epoch that distributions compare first, where the package URL alone tells it.
    static String version(PackageUrl purl, Draft draft) {
        String version = draft.version().isBlank() ? purl.version() == null ? "" : purl.version() : draft.version();
        String epoch = purl.qualifiers().getOrDefault("epoch", "");
        boolean lacking = !epoch.isEmpty() && !epoch.equals("0") && !version.isEmpty() && version.indexOf(':') < 0;
        boolean counts = purl.type().equals("rpm") || purl.type().equals("deb");
        return lacking && counts ? epoch + ":" + version : version;
    }
}
