package io.pratique.server.imports;

import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Another scanner's findings beside ours. Two are one when they share a name of the problem and a name of the
/// package;
/// a finding of ours in several places of the image counts once.
///
/// @param both what both report
/// @param theirs what only they report
/// @param ours what only we report
record Comparison(List<Both> both, List<OnlyTheirs> theirs, List<OnlyOurs> ours) {
    /// The same problem of the same package.
    record Both(ForeignFinding theirs, Finding ours) {}

    /// What we do not report.
    record OnlyTheirs(ForeignFinding finding, Reason reason) {}

    /// What they do not report.
    record OnlyOurs(Finding finding, Reason reason) {}

    static Comparison of(Assessment assessment, List<ForeignFinding> foreign, TheirReasons why) {
        Map<String, List<Finding>> byName = new HashMap<>();
        for (Finding finding : assessment.findings()) {
            names(finding)
                    .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(finding));
        }
        Set<Finding> matched = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Both> both = new ArrayList<>();
        List<OnlyTheirs> theirs = new ArrayList<>();
        for (ForeignFinding finding : foreign) {
            List<Finding> same = same(finding, byName);
            matched.addAll(same);
            if (same.isEmpty()) {
                theirs.add(new OnlyTheirs(finding, why.of(finding)));
            } else {
                both.add(new Both(finding, same.getFirst()));
            }
        }
        return new Comparison(both, theirs, ours(assessment.findings(), matched, new OurReasons(foreign)));
    }

    private static List<Finding> same(ForeignFinding finding, Map<String, List<Finding>> byName) {
        String plain = PackageNames.plain(finding.packageName());
        return names(finding).stream()
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .filter(ours -> PackageNames.of(ours.component()).contains(plain))
                .distinct()
                .toList();
    }

    private static List<OnlyOurs> ours(List<Finding> findings, Set<Finding> matched, OurReasons why) {
        Map<String, OnlyOurs> out = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (!matched.contains(finding)) {
                String key = finding.id() + " " + finding.component().purl();
                out.putIfAbsent(key, new OnlyOurs(finding, why.of(finding)));
            }
        }
        return List.copyOf(out.values());
    }

    /// All names of a problem, in upper case.
    static List<String> names(Finding finding) {
        return names(finding.id(), finding.aliases());
    }

    static List<String> names(ForeignFinding finding) {
        return names(finding.id(), finding.aliases());
    }

    private static List<String> names(String id, List<String> aliases) {
        List<String> out = new ArrayList<>();
        out.add(id.toUpperCase(Locale.ROOT));
        aliases.forEach(alias -> out.add(alias.toUpperCase(Locale.ROOT)));
        return out;
    }
}
