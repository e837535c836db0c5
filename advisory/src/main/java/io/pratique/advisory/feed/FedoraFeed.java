package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Fedora's security updates, per source package: as the repositories of updates list them, or as Bodhi, which
/// makes
/// the lists, tells them itself.
///
/// Pages of `https://bodhi.fedoraproject.org/updates/?type=security&releases=F42&rows_per_page=100&page=1` lie in
/// one
/// folder. The CVEs stand in the titles of the bugs that an update closes. Modules, containers and flatpaks have
/// versions of their own and are left out.
public final class FedoraFeed implements Feed {
    private static final String UPDATES = "https://dl.fedoraproject.org/pub/fedora/linux/updates/";
    private static final int OLDEST = 42;
    private static final int NEWEST = 47;

    @Override
    public String id() {
        return "fedora";
    }

    @Override
    public String description() {
        return "Fedora security updates (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Fedora");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/dl.fedoraproject.org/pub/fedora/linux/updates"),
                Path.of("mirror/bodhi.fedoraproject.org/updates"));
    }

    /// Updates of one processor's packages name the source packages of all. A release has no list before it is out
    /// and none when it has ended; what came before then stays.
    @Override
    public List<Download> downloads() {
        List<Download> out = new ArrayList<>();
        for (int release = OLDEST; release <= NEWEST; release++) {
            out.add(Download.Repository.at(UPDATES + release + "/Everything/x86_64/", true));
        }
        return out;
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        for (Path list : UpdateAdvisories.lists(data)) {
            try {
                UpdateInfo.read(list, update -> update(update, out));
            } catch (IOException problem) {
                problems.accept(Problems.line(data.relativize(list).toString(), problem));
            }
        }
        RecordFiles.each(data, ".json", (name, record) -> page(Json.parse(record), out), problems);
    }

    /// The collection is `F42` for packages, `F38M` for modules.
    private void update(UpdateInfo.Update update, Consumer<FeedItem> out) {
        String release =
                update.collection().startsWith("F") ? update.collection().substring(1) : "";
        boolean wanted = update.type().equals("security")
                && isNumber(release)
                && update.id().startsWith("FEDORA-");
        if (wanted && !update.cves().isEmpty() && !update.sources().isEmpty()) {
            String url = "https://bodhi.fedoraproject.org/updates/" + update.id();
            out.accept(new FeedItem.Entry(
                    UpdateAdvisories.ofSources(update, id(), new Ecosystem("Fedora", release), url)));
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// One update, a page of them, or a list of either.
    private void page(JsonValue page, Consumer<FeedItem> out) throws IOException {
        for (JsonValue each : page instanceof JsonValue.Arr ? page.items() : List.of(page)) {
            if (each.text("alias") != null) {
                update(each, out);
            } else if (each.get("updates").isNull()) {
                throw new IOException("not a page of updates");
            } else {
                each.get("updates").items().forEach(update -> update(update, out));
            }
        }
    }

    private void update(JsonValue update, Consumer<FeedItem> out) {
        String id = update.text("alias", "");
        JsonValue release = update.get("release");
        String version = release.text("version", "");
        List<String> problems = cves(update);
        boolean wanted = "FEDORA".equals(release.text("id_prefix"))
                && isNumber(version)
                && "security".equals(update.text("type"))
                && "stable".equals(update.text("status"));
        List<Affected> affected =
                wanted && !problems.isEmpty() ? affected(update, new Ecosystem("Fedora", version)) : List.of();
        if (id.isBlank() || affected.isEmpty()) {
            return;
        }
        Severity severity = severity(update.text("severity", ""));
        out.accept(new FeedItem.Entry(new Advisory(
                id,
                List.of(),
                problems,
                id(),
                CvssScores.worded(severity, id()),
                affected,
                Dates.instant(update.text("date_submitted")),
                Dates.instant(update.text("date_stable")),
                null,
                "https://bodhi.fedoraproject.org/updates/" + id)));
    }

    /// Bodhi's worst word is `urgent`.
    private static Severity severity(String word) {
        return word.equals("urgent") ? Severity.CRITICAL : Severity.parse(word);
    }

    private static List<Affected> affected(JsonValue update, Ecosystem ecosystem) {
        List<Affected> out = new ArrayList<>();
        for (JsonValue build : update.get("builds").items()) {
            RpmComponent component = RpmComponent.parse(build.text("nvr", ""));
            if ("rpm".equals(build.text("type")) && component.version() != null) {
                Long epoch = build.get("epoch").integer();
                String fixed = (epoch == null ? 0 : epoch) + ":" + component.version();
                out.add(new Affected(
                        ecosystem,
                        component.name(),
                        List.of(VersionRange.before(fixed)),
                        List.of(),
                        FixState.FIXED,
                        null));
            }
        }
        return out;
    }

    private static List<String> cves(JsonValue update) {
        var out = new TreeSet<String>();
        for (JsonValue bug : update.get("bugs").items()) {
            out.addAll(CveNames.in(bug.text("title", "")));
        }
        return List.copyOf(out);
    }
}
