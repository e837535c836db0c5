package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// SAP's Project KB: which versions of Java archives hold the code of a problem, found one by one. It knows no
/// ranges.
public final class ProjectKbFeed implements Feed {
    private static final Ecosystem MAVEN = new Ecosystem("Maven", "");
    private static final String PREFIX = "pkg:maven/";

    /// A version that was judged, under the name `group:artifact`.
    private record Judged(String name, String version) {}

    @Override
    public String id() {
        return "project-kb";
    }

    @Override
    public String description() {
        return "SAP Project KB, versions of Maven artifacts (Apache-2.0)";
    }

    /// The licence would allow it; the collection is not among those chosen for shipping.
    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/sap-kb/raw/statements"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                "statement.yaml",
                (name, record) -> {
                    Advisory advisory = advisory(Yaml.parse(record));
                    if (!advisory.affected().isEmpty()) {
                        out.accept(new FeedItem.Entry(advisory));
                    }
                },
                problems);
    }

    private Advisory advisory(JsonValue statement) throws IOException {
        String id = statement.text("vulnerability_id");
        if (id == null) {
            throw new IOException("no vulnerability_id");
        }
        List<String> aliases = new ArrayList<>();
        statement.get("aliases").items().forEach(alias -> aliases.add(alias.text("alias_name", "")));
        aliases.remove("");
        String url = "https://github.com/SAP/project-kb/tree/vulnerability-data/statements/" + id;
        return new Advisory(id, aliases, List.of(), id(), null, affected(statement), null, null, null, url);
    }

    /// A version that is judged both ways counts as affected.
    private static List<Affected> affected(JsonValue statement) {
        Map<String, TreeSet<String>> versions = new TreeMap<>();
        for (JsonValue artifact : statement.get("artifacts").items()) {
            Judged judged = judged(artifact.text("id", ""));
            if (judged != null && "true".equals(artifact.text("affected"))) {
                versions.computeIfAbsent(judged.name, key -> new TreeSet<>()).add(judged.version);
            }
        }
        return versions.entrySet().stream()
                .map(entry -> new Affected(
                        MAVEN, entry.getKey(), List.of(), List.copyOf(entry.getValue()), FixState.AFFECTED, null))
                .toList();
    }

    /// `pkg:maven/org.apache.tomcat/tomcat-coyote@7.0.69`
    private static @Nullable Judged judged(String purl) {
        int slash = purl.indexOf('/', PREFIX.length());
        int at = purl.indexOf('@');
        if (!purl.startsWith(PREFIX) || slash < 0 || at < slash || at == purl.length() - 1 || purl.indexOf('?') >= 0) {
            return null;
        }
        String name = purl.substring(PREFIX.length(), slash) + ":" + purl.substring(slash + 1, at);
        return new Judged(name, purl.substring(at + 1));
    }
}
