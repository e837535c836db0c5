package io.pratique.match.environment;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import io.pratique.match.environment.Environment.Setting;
import io.pratique.match.exception.Conditions;
import io.pratique.match.exception.Notes;
import io.pratique.match.exception.PratiqueIgnoreFile;
import io.pratique.match.exception.Rule;
import io.pratique.match.exception.Subject;
import io.pratique.match.exception.YamlRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The section `environment` of `.pratique.yaml`: one set of metrics, or a list of sets each with what it is about.
/// See docs/reference/risk.md.
public final class EnvironmentSection {
    private static final String VECTOR = "vector";

    private static final Set<String> KEYS = keys();

    private EnvironmentSection() {}

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(Conditions.KEYS);
        keys.add(VECTOR);
        for (Metric metric : Metric.values()) {
            keys.add(metric.text());
        }
        return Set.copyOf(keys);
    }

    /// Reads a file. Bad entries are told as problems and left out, the rest counts.
    ///
    /// @param file how to name it in problems
    /// @throws IOException when nothing of it can be read
    public static Environment read(String file, byte[] contents) throws IOException {
        LinedYaml document = YamlRules.parse(contents);
        var notes = new Notes(file);
        List<Setting> settings = new ArrayList<>();
        JsonValue section = document.value().get(PratiqueIgnoreFile.ENVIRONMENT);
        if (section instanceof JsonValue.Obj) {
            YamlRules.entry(document, section, notes, (rule, source) -> settings.add(setting(rule)));
        } else {
            YamlRules.list(
                    document, PratiqueIgnoreFile.ENVIRONMENT, notes, (rule, source) -> settings.add(setting(rule)));
        }
        return new Environment(settings, notes.reading().problems());
    }

    private static Setting setting(Rule rule) {
        var subject = new Subject(Conditions.of(rule.allowing(KEYS)));
        String vector = rule.text(VECTOR);
        Metrics metrics = vector == null ? Metrics.NONE : Metrics.ofVector(vector);
        Map<Metric, Metric.Value> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            String word = rule.text(metric.text());
            if (word != null) {
                if (metrics.values().containsKey(metric)) {
                    throw new IllegalArgumentException(metric.text() + " is given twice");
                }
                values.put(metric, Metrics.value(metric, word));
            }
        }
        Metrics all = new Metrics(values).over(metrics);
        if (all.values().isEmpty()) {
            throw new IllegalArgumentException("an entry without a metric changes nothing");
        }
        return new Setting(subject, all);
    }
}
