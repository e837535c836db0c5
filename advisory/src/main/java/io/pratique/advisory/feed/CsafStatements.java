package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final JsonValue vulnerability;
    private final Map<String, FixState> remedies = new HashMap<>();
    private final Map<String, Severity> impacts = new HashMap<>();
    private final Map<Key, Said> said = new LinkedHashMap<>();
    private @Nullable Severity impact;

    CsafStatements(CsafDocument document, Dialect dialect, JsonValue vulnerability) {
        this.document = document;
        this.dialect = dialect;
        this.vulnerability = vulnerability;
        remedies();
        impacts();
        vulnerability.get("product_status").fields().forEach(this::status);
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

    /// How bad it is for most products.
    @Nullable
    Severity impact() {
        return impact;
    }

    List<Affected> affected(String feed) {
        List<Affected> out = new ArrayList<>(said.size());
        said.forEach((key, what) -> {
            VersionRange range = what.version() == null ? VersionRange.ALL : VersionRange.before(what.version());
            Severity own = what.severity();
            Rating rating = own == null || own == impact ? null : new Rating(own, null, null, feed);
            Condition condition =
                    key.stream() == null ? Condition.NONE : new Condition(key.stream(), List.of(), List.of());
            out.add(new Affected(
                    key.ecosystem(), key.name(), List.of(range), List.of(), what.state(), rating, condition));
        });
        return out;
    }

    private void remedies() {
        for (JsonValue remedy : vulnerability.get("remediations").items()) {
            FixState state = switch (remedy.text("category", "")) {
                case "no_fix_planned" ->
                    remedy.text("details", "").equals("Out of support scope")
                            ? FixState.END_OF_LIFE
                            : FixState.WILL_NOT_FIX;
                case "none_available" ->
                    remedy.text("details", "").equals("Fix deferred") ? FixState.DEFERRED : FixState.AFFECTED;
                default -> null;
            };
            if (state != null) {
                remedy.get("product_ids").strings().forEach(id -> remedies.put(id, state));
            }
        }
    }

    private void impacts() {
        int most = -1;
        for (JsonValue threat : vulnerability.get("threats").items()) {
            Severity severity = Severity.parse(threat.text("details", ""));
            if ("impact".equals(threat.text("category")) && severity != Severity.UNKNOWN) {
                List<String> ids = threat.get("product_ids").strings();
                ids.forEach(id -> impacts.put(id, severity));
                impact = ids.size() > most ? severity : impact;
                most = Math.max(most, ids.size());
            }
        }
    }

    /// SUSE wrote `known not affected` for a while.
    private void status(String status, JsonValue ids) {
        FixState state = switch (status.replace(' ', '_')) {
            case "fixed", "first_fixed", "recommended" -> FixState.FIXED;
            case "known_affected", "first_affected", "last_affected" -> FixState.AFFECTED;
            case "under_investigation" -> FixState.UNDER_INVESTIGATION;
            case "known_not_affected" -> FixState.NOT_AFFECTED;
            default -> null;
        };
        if (state != null) {
            ids.strings().forEach(id -> statement(id, state));
        }
    }

    private void statement(String id, FixState status) {
        CsafDocument.Part part = document.part(id);
        if (part == null) {
            return;
        }
        Ecosystem ecosystem = dialect.ecosystem(part.product(), document.helper(part.product(), "cpe"));
        RpmComponent component = ecosystem == null
                ? null
                : dialect.component(part.component(), document.helper(part.component(), "purl"));
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
