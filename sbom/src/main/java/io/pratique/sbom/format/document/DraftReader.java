package io.pratique.sbom.format.document;

import io.pratique.model.ScanProblem;
import io.pratique.model.image.Layer;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.model.inventory.SourcePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes packages of drafts.
final class DraftReader {
    private static final int SHOWN = 200;

    private final OwnProperties own;
    private final Problems problems;

    /// Takes what is wrong with a draft.
    interface Problems {
        void problem(ScanProblem.Kind kind, String where, String message);
    }

    DraftReader(OwnProperties own, Problems problems) {
        this.own = own;
        this.problems = problems;
    }

    Distro distro(Draft draft) {
        List<String> idLike = values(draft, Names.ID_LIKE);
        String codename = draft.property(Names.CODENAME);
        var foreign = new ForeignProperties(draft);
        return new Distro(
                own.present() ? draft.name() : foreign.distroId(),
                own.present() ? draft.version() : foreign.distroVersion(),
                codename.isEmpty() ? foreign.codename() : codename,
                draft.property(Names.PRETTY_NAME),
                idLike.isEmpty() ? foreign.idLike() : idLike);
    }

    /// @param holdsOthers whether others hang on it, so that it may be no package
    /// @return null for what is none, or none that can be told apart from others
    @Nullable
    Component component(Draft draft, boolean holdsOthers) {
        @Nullable PackageUrl purl = purl(draft);
        if (purl == null && draft.name().isBlank()) {
            problems.problem(ScanProblem.Kind.MALFORMED, draft.reference(), "a package without a name");
            return null;
        }
        if (purl == null && draft.version().isBlank()) {
            if (!holdsOthers) {
                problems.problem(
                        ScanProblem.Kind.UNSUPPORTED,
                        shown(draft.title()),
                        "a package with neither a package URL nor a version");
            }
            return null;
        }
        PackageUrl known = purl == null ? generic(draft) : purl;
        var foreign = new ForeignProperties(draft);
        Component plain = Component.of(known, name(draft, known), version(draft, known));
        return plain.withSource(source(draft, plain, foreign))
                .withOrigins(origins(draft, foreign))
                .withLicenses(licenses(draft))
                .withOwner(owner(draft))
                .withScope(scope(draft))
                .withAssumed("true".equals(draft.property(Names.ASSUMED)));
    }

    private @Nullable PackageUrl purl(Draft draft) {
        if (draft.purl() == null || draft.purl().isBlank()) {
            return null;
        }
        try {
            return PackageUrl.parse(draft.purl().strip());
        } catch (IllegalArgumentException none) {
            problems.problem(
                    ScanProblem.Kind.MALFORMED, shown(draft.title()), "not a package URL: " + shown(draft.purl()));
            return null;
        }
    }

    private static PackageUrl generic(Draft draft) {
        return PackageUrl.of(
                "generic",
                draft.group().isBlank() ? null : draft.group(),
                draft.name(),
                draft.version().isEmpty() ? null : draft.version());
    }

    private String name(Draft draft, PackageUrl purl) {
        String kept = draft.property(Names.NAME);
        if (!kept.isEmpty()) {
            return kept;
        }
        return own.present() && !draft.name().isEmpty() ? draft.name() : EcosystemNames.name(purl, draft);
    }

    private String version(Draft draft, PackageUrl purl) {
        for (Property property : draft.properties()) {
            if (property.name().equals(Names.VERSION)) {
                return property.value();
            }
        }
        return own.present() ? draft.version() : EcosystemNames.version(purl, draft);
    }

    private @Nullable SourcePackage source(Draft draft, Component plain, ForeignProperties foreign) {
        String name = draft.property(Names.SOURCE_NAME);
        if (name.isEmpty()) {
            return own.present() ? null : foreign.source(plain);
        }
        return new SourcePackage(name, draft.property(Names.SOURCE_VERSION));
    }

    private List<Origin> origins(Draft draft, ForeignProperties foreign) {
        List<Origin> out = new ArrayList<>();
        @Nullable Layer layer = null;
        for (Property property : draft.properties()) {
            switch (property.name()) {
                case Names.LAYER -> layer = own.layer(property.value());
                case Names.LAYER_NUMBER -> layer = own.numbered(property.value());
                case Names.PATH -> {
                    out.add(new Origin(layer, property.value()));
                    layer = null;
                }
                default -> {}
            }
        }
        if (out.isEmpty()) {
            foreign.places((digest, path) -> out.add(new Origin(digest.isEmpty() ? null : own.layer(digest), path)));
        }
        if (out.isEmpty()) {
            draft.paths().forEach(path -> out.add(new Origin(null, relative(path))));
        }
        return out;
    }

    static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static List<String> licenses(Draft draft) {
        List<String> kept = values(draft, Names.LICENSE);
        return kept.isEmpty() ? draft.licenses() : kept;
    }

    private static @Nullable String owner(Draft draft) {
        for (Property property : draft.properties()) {
            if (property.name().equals(Names.OWNER)) {
                return property.value();
            }
        }
        return null;
    }

    private static Scope scope(Draft draft) {
        String word = draft.property(Names.SCOPE);
        for (Scope scope : Scope.values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(word)) {
                return scope;
            }
        }
        return draft.scope();
    }

    private static List<String> values(Draft draft, String name) {
        List<String> out = new ArrayList<>();
        for (Property property : draft.properties()) {
            if (property.name().equals(name)) {
                out.add(property.value());
            }
        }
        return out;
    }

    static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
