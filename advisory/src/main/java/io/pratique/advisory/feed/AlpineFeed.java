package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Alpine's secdb: per release and source package, which version fixed what. Problems that are not fixed are not in
/// it.
public final class AlpineFeed implements Feed {
    /// The branches v3.N that are fetched beside edge; older ones get no fixes, and newer ones are not yet there.
    private static final int FIRST_BRANCH = 10;

    private static final int LAST_BRANCH = 23;

    @Override
    public String id() {
        return "alpine";
    }

    @Override
    public String description() {
        return "Alpine Linux secdb (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Alpine");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/secdb.alpinelinux.org"));
    }

    @Override
    public List<Download> downloads() {
        return Stream.concat(
                        IntStream.rangeClosed(FIRST_BRANCH, LAST_BRANCH).mapToObj(branch -> "v3." + branch),
                        Stream.of("edge"))
                .flatMap(branch -> Stream.of(branch + "/main", branch + "/community"))
                .<Download>map(part -> Download.File.of("https://secdb.alpinelinux.org/" + part + ".json", 64L << 20))
                .toList();
    }

    /// A folder beside it named `…-partial` adds releases that were mirrored only in part.
    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(data, ".json", (name, record) -> read(record, out), problems);
        Path partial = data.resolveSibling(data.getFileName() + "-partial");
        if (Files.isDirectory(partial)) {
            RecordFiles.each(partial, ".json", (name, record) -> read(record, out), problems);
        }
    }

    private void read(byte[] record, Consumer<FeedItem> out) throws IOException {
        JsonValue repository = Json.parse(record);
        String release = repository.text("distroversion");
        if (release == null) {
            throw new IOException("no distroversion");
        }
        var ecosystem = new Ecosystem("Alpine", release);
        for (JsonValue item : repository.get("packages").items()) {
            String name = item.get("pkg").text("name");
            if (name != null) {
                item.get("pkg").get("secfixes").fields().forEach((version, ids) -> {
                    for (String id : ids(ids.strings())) {
                        out.accept(new FeedItem.Entry(advisory(id, ecosystem, name, version)));
                    }
                });
            }
        }
    }

    private Advisory advisory(String id, Ecosystem ecosystem, String name, String version) {
        // Version 0 stands for "never had the problem" (secdb's own convention).
        boolean never = version.equals("0");
        var affected = new Affected(
                ecosystem,
                name,
                List.of(never ? VersionRange.ALL : VersionRange.before(version)),
                List.of(),
                never ? FixState.NOT_AFFECTED : FixState.FIXED,
                null);
        String url = "https://security.alpinelinux.org/vuln/" + id;
        return new Advisory(id, List.of(), List.of(), id(), null, List.of(affected), null, null, null, url);
    }

    /// The problems in a list of strings that may each hold several ids: `CVE-2017-10917 (+XSA-221)`. Ids of other
    /// authorities beside a CVE are left out, since one of theirs often answers several CVEs.
    private static Set<String> ids(List<String> texts) {
        Set<String> out = new LinkedHashSet<>();
        for (String text : texts) {
            List<String> cves = new ArrayList<>();
            List<String> others = new ArrayList<>();
            for (var tokens = new StringTokenizer(text, " \t,;()+"); tokens.hasMoreTokens(); ) {
                String token = tokens.nextToken();
                String cve = cve(token);
                if (cve != null) {
                    cves.add(cve);
                } else if (token.indexOf('-') > 0) {
                    others.add(token);
                }
            }
            out.addAll(cves.isEmpty() ? others : cves);
        }
        return out;
    }

    /// Also as old files misspell it: `CVE_2019-2426`, `CVE-2017-17434-1`.
    private static @Nullable String cve(String token) {
        String name = token.replace('_', '-');
        int year = name.indexOf('-') + 1;
        int number = name.indexOf('-', year) + 1;
        if (!name.startsWith("CVE-") || number == 0) {
            return null;
        }
        int end = name.indexOf('-', number);
        return end < 0 ? name : name.substring(0, end);
    }
}
