package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.matcher.PackageQuery.Answer;
import io.pratique.model.finding.Threat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One problem with everything that is said of it.
///
/// @param aliases its other names, sorted
record LookupProblem(String id, List<String> aliases, Threat threat, List<Answer> answers) {

    /// In the order in which problems are first spoken of.
    static List<LookupProblem> group(List<Answer> answers, AdvisoryStore store) {
        Map<String, List<Answer>> groups = new LinkedHashMap<>();
        for (Answer answer : answers) {
            groups.computeIfAbsent(answer.statement().candidate().id(), id -> new ArrayList<>())
                    .add(answer);
        }
        List<LookupProblem> out = new ArrayList<>();
        groups.forEach((id, own) -> out.add(of(id, own, store)));
        return out;
    }

    private static LookupProblem of(String id, List<Answer> answers, AdvisoryStore store) {
        var aliases = new TreeSet<String>();
        answers.forEach(answer -> aliases.addAll(answer.statement().candidate().aliases()));
        aliases.remove(id);
        Threat threat = store.threat(id);
        for (String alias : aliases) {
            threat = threat.and(store.threat(alias));
        }
        return new LookupProblem(id, List.copyOf(aliases), threat, answers);
    }
}
