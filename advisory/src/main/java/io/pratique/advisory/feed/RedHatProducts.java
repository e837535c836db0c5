package io.pratique.advisory.feed;

import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of Red Hat's products count, Red Hat Enterprise Linux, and under which name.
///
/// The main stream of a release is `Red Hat:9`. What is built for an extended one (EUS, AUS, TUS, E4S, ELS) is told
/// as of the minor release it extends, `Red Hat:9.2`, and only fixes and clearances: they say which packages built
/// for that minor release (`.el9_2`) have a fix, whatever the main stream says.
final class RedHatProducts implements CsafStatements.Dialect {
    private static final Set<String> EXTENDED = Set.of("rhel_eus", "rhel_aus", "rhel_tus", "rhel_e4s");

    @Override
    public @Nullable Ecosystem ecosystem(String product, @Nullable String cpe) {
        if (cpe == null || !cpe.startsWith("cpe:/")) {
            return null;
        }
        String[] fields = cpe.split(":", 7);
        String release = fields.length < 5 ? "" : fields[4];
        if (release.isEmpty() || !Character.isDigit(release.charAt(0))) {
            return null;
        }
        int dot = release.indexOf('.');
        String major = dot < 0 ? release : release.substring(0, dot);
        return switch (fields[3]) {
            case "enterprise_linux" -> new Ecosystem("Red Hat", major);
            case "rhel_els" -> new Ecosystem("Red Hat", major + last(major));
            default -> EXTENDED.contains(fields[3]) && dot > 0 ? new Ecosystem("Red Hat", release) : null;
        };
    }

    /// Extended life support goes on from the last minor release.
    private static String last(String major) {
        return major.equals("7") ? ".9" : ".10";
    }

    @Override
    public @Nullable RpmComponent component(String id, @Nullable String purl) {
        return purl == null ? null : RedHatPurl.read(id, purl);
    }

    @Override
    public @Nullable String stream(@Nullable String purl) {
        return RedHatPurl.module(purl);
    }

    @Override
    public boolean keeps(Ecosystem ecosystem, FixState state) {
        return ecosystem.release().indexOf('.') < 0 || state == FixState.FIXED || state == FixState.NOT_AFFECTED;
    }
}
