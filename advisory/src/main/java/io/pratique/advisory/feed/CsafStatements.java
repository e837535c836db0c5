package io.pratique.advisory.feed;

import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one vulnerability of a CSAF VEX document says of rpms.
///
/// Several products of one maker may be one ecosystem, and every architecture is told by itself: of what is said of
/// the same package the strongest word counts, a fix before no fix, affected before not affected.
final class CsafStatements {
    /// How a maker names products and packages.
    interface Dialect {
        /// The ecosystem of a product; null for products that are not told.
        @Nullable
        Ecosystem ecosystem(String product, @Nullable String cpe);

        /// The package that a component is; null for what is not an rpm.
        @Nullable
        RpmComponent component(String id, @Nullable String purl);

        /// The module stream that a package URL names; null for none.
        default @Nullable String stream(@Nullable String purl) {
            return null;
        }

        /// Whether a state is worth keeping.
        default boolean keeps(Ecosystem ecosystem, FixState state) {
            return true;
        }
    }

    private record Key(
            Ecosystem ecosystem, String name, @Nullable String stream) {}

    private record Said(
            FixState state,
            @Nullable String version,
            @Nullable Severity severity) {}

    private final CsafDocument document;
    private final Dialect dialect;
    private final CsafVulnerability vulnerability;
    private final Map<String, FixState> remedies = new HashMap<>();
    private final Map<String, Severity> impacts;
    private final Map<String, Optional<Ecosystem>> ecosystems = new HashMap<>();
    private final Map<String, Optional<RpmComponent>> components = new HashMap<>();
    private final Map<Key, Said> said = new LinkedHashMap<>();

    CsafStatements(CsafDocument document, Dialect dialect, CsafVulnerability vulnerability) throws IOException {
        this.document = document;
        this.dialect = dialect;
        this.vulnerability = vulnerability;
        this.impacts = vulnerability.otherImpacts();
        remedies();
        vulnerability.statuses().forEach(this::status);
        prune();
    }

    /// Where binary packages are told of one by one, their source package's fix says nothing more; where a source
    /// package is not affected, nor is what is built from it.
    private void prune() {
        Set<Ecosystem> fixed = new HashSet<>();
        Set<Key> cleared = new HashSet<>();
        said.forEach((key, what) -> {
            boolean source = key.name().endsWith(RpmComponent.SOURCE);
            if (!source && what.state() == FixState.FIXED) {
                fixed.add(key.ecosystem());
            } else if (source && what.state() == FixState.NOT_AFFECTED) {
                cleared.add(new Key(key.ecosystem(), "", key.stream()));
            }
        });
        said.entrySet().removeIf(entry -> {
            Key key = entry.getKey();
            return key.name().endsWith(RpmComponent.SOURCE)
                    ? entry.getValue().state() == FixState.FIXED && fixed.contains(key.ecosystem())
                    : entry.getValue().state() == FixState.NOT_AFFECTED
                            && cleared.contains(new Key(key.ecosystem(), "", key.stream()));
        });
    }

    List<Affected> affected(String feed) {
        List<Affected> out = new ArrayList<>(said.size());
        Severity impact = vulnerability.impact();
        said.forEach((key, what) -> {
            VersionRange range = what.version() == null ? VersionRange.ALL : VersionRange.before(what.version());
            Severity own = what.severity();
            Rating rating = own == null || own == impact ? null : new Rating(own, null, null, feed);
            Condition condition = RpmComponent.condition(key.stream());
            out.add(new Affected(
                    key.ecosystem(), key.name(), List.of(range), List.of(), what.state(), rating, condition));
        });
        return out;
    }

    private void remedies() {
        for (CsafVulnerability.Remedy remedy : vulnerability.remedies()) {
            FixState state = switch (remedy.category()) {
                case "no_fix_planned" ->
                    remedy.details().equals("Out of support scope") ? FixState.END_OF_LIFE : FixState.WILL_NOT_FIX;
                case "none_available" ->
                    remedy.details().equals("Fix deferred") ? FixState.DEFERRED : FixState.AFFECTED;
                default -> null;
            };
            if (state != null) {
                remedy.products().forEach(id -> remedies.put(id, state));
            }
        }
    }

    /// SUSE wrote `known not affected` for a while.
    private void status(String status, List<String> ids) {
        FixState state = switch (status.replace(' ', '_')) {
            case "fixed", "first_fixed", "recommended" -> FixState.FIXED;
            case "known_affected", "first_affected", "last_affected" -> FixState.AFFECTED;
            case "under_investigation" -> FixState.UNDER_INVESTIGATION;
            case "known_not_affected" -> FixState.NOT_AFFECTED;
            default -> null;
        };
        if (state != null) {
            ids.forEach(id -> statement(id, state));
        }
    }

    private void statement(String id, FixState status) {
        CsafDocument.Part part = document.part(id);
        if (part == null) {
            return;
        }
        // A module may stand between a product and its packages.
        CsafDocument.Part module = document.part(part.product());
        Ecosystem ecosystem = ecosystem(module == null ? part.product() : module.product());
        RpmComponent component = ecosystem == null ? null : component(part.component());
        if (component != null && module != null && component.stream() == null) {
            component = component.in(
                    dialect.stream(document.helper(module.component()).purl()));
        }
        FixState state = status == FixState.AFFECTED ? remedies.getOrDefault(id, status) : status;
        boolean complete = status != FixState.FIXED || component == null || component.version() != null;
        if (ecosystem != null
                && component != null
                && complete
                && !RpmComponent.isDebug(component.name())
                && dialect.keeps(ecosystem, state)) {
            String fixed = status == FixState.FIXED ? component.version() : null;
            var what = new Said(state, fixed, impacts.get(id));
            said.merge(new Key(ecosystem, component.name(), component.stream()), what, CsafStatements::stronger);
        }
    }

    private @Nullable Ecosystem ecosystem(String product) {
        return ecosystems
                .computeIfAbsent(
                        product,
                        id -> Optional.ofNullable(
                                dialect.ecosystem(id, document.helper(id).cpe())))
                .orElse(null);
    }

    private @Nullable RpmComponent component(String component) {
        return components
                .computeIfAbsent(
                        component,
                        id -> Optional.ofNullable(
                                dialect.component(id, document.helper(id).purl())))
                .orElse(null);
    }

    private static Said stronger(Said first, Said second) {
        if (first.version() != null && second.version() != null) {
            // Fixed once for every minor release: the first release that has the fix counts.
            return RpmComponent.minor(second.version()) < RpmComponent.minor(first.version()) ? second : first;
        }
        return weight(second.state()) < weight(first.state()) ? second : first;
    }

    private static int weight(FixState state) {
        return switch (state) {
            case FIXED -> 0;
            case AFFECTED, DEFERRED -> 1;
            case WILL_NOT_FIX, END_OF_LIFE -> 2;
            case UNDER_INVESTIGATION -> 3;
            case NOT_AFFECTED -> 4;
        };
    }
}
