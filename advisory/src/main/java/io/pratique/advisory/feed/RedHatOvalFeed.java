package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Red Hat's OVAL v2 definitions of Red Hat Enterprise Linux, per binary package: errata (`com.redhat.rhsa`),
/// problems
/// without a fix (`com.redhat.cve`) and packages that do not have one (`com.redhat.unaffected`).
///
/// There is a file for each stream of a release; one whose name ends in `-including-unpatched` holds what its
/// neighbour without these words does, and more. Where streams are extended, see [RedHatProducts].
public final class RedHatOvalFeed implements Feed {
    private static final String ROOT = "https://security.access.redhat.com/data/oval/v2/";
    private static final long SIZE_LIMIT = 4L << 30;
    private static final String SUFFIX = ".oval.xml.bz2";
    private static final String COMPLETE = "-including-unpatched" + SUFFIX;
    private static final Set<String> WORDS = Set.of("eus", "aus", "tus", "e4s", "els", "including", "unpatched");
    private static final Download.Manifest.Selection STREAMS = RedHatOvalFeed::streams;
    private static final OvalGroup.Comments COMMENTS = OvalGroup.Comments.rpm("Red Hat Enterprise Linux");
    private static final RedHatProducts PRODUCTS = new RedHatProducts();

    @Override
    public String id() {
        return "redhat-oval";
    }

    @Override
    public String description() {
        return "Red Hat OVAL definitions (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public String insteadOf() {
        return "redhat";
    }

    @Override
    public List<String> complete() {
        return List.of("Red Hat");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/security.access.redhat.com/data/oval/v2"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.Manifest(URI.create(ROOT + "PULP_MANIFEST"), STREAMS, SIZE_LIMIT));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        List<String> files = RecordFiles.list(data, name -> name.endsWith(SUFFIX)).stream()
                .map(file -> data.relativize(file).toString())
                .toList();
        for (String file : streams(files)) {
            try (InputStream in = Packed.open(data.resolve(file), SIZE_LIMIT)) {
                OvalDefinitions.read(in, COMMENTS, definition -> definition(definition, scores, out));
            } catch (IOException problem) {
                problems.accept(Problems.line(file, problem));
            }
        }
    }

    /// The files of main and extended streams, without those of which another holds all.
    static List<String> streams(List<String> names) {
        Set<String> all = new HashSet<>(names);
        return names.stream()
                .filter(RedHatOvalFeed::isStream)
                .filter(name -> !all.contains(name.replace(SUFFIX, COMPLETE)))
                .sorted()
                .toList();
    }

    /// `RHEL9/rhel-9.4-eus.oval.xml.bz2`, not `RHEL9/jboss-ws-5.…` nor `RHEL6/rhel-6-extras.…`.
    private static boolean isStream(String name) {
        int from = name.indexOf("/rhel-") + "/rhel-".length();
        if (!name.startsWith("RHEL") || from < "/rhel-".length() || !name.endsWith(SUFFIX)) {
            return false;
        }
        String[] words = name.substring(from, name.length() - SUFFIX.length()).split("-", 8);
        return !words[0].isEmpty()
                && words[0].chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
                && Stream.of(words).skip(1).allMatch(WORDS::contains);
    }

    private void definition(OvalDefinitions.Definition definition, CvssScores scores, Consumer<FeedItem> out) {
        List<Affected> affected = affected(definition);
        OvalDefinitions.Reference erratum = definition.reference("RHSA");
        for (OvalDefinitions.Cve cve : affected.isEmpty() ? List.<OvalDefinitions.Cve>of() : definition.cves()) {
            if (cve.id().startsWith("CVE-")) {
                out.accept(new FeedItem.Entry(new Advisory(
                        erratum == null ? cve.id() : erratum.id(),
                        List.of(),
                        erratum == null ? List.of() : List.of(cve.id()),
                        id(),
                        rating(definition, cve, scores),
                        affected,
                        Dates.instant(definition.issued()),
                        null,
                        null,
                        erratum == null ? "https://access.redhat.com/security/cve/" + cve.id() : erratum.url())));
            }
        }
    }

    private static List<Affected> affected(OvalDefinitions.Definition definition) {
        Set<Ecosystem> ecosystems = new LinkedHashSet<>();
        for (String cpe : definition.cpes()) {
            Ecosystem ecosystem = PRODUCTS.ecosystem(definition.id(), cpe);
            if (ecosystem != null) {
                ecosystems.add(ecosystem);
            }
        }
        List<Affected> out = new ArrayList<>();
        for (OvalGroup.Claim claim : new LinkedHashSet<>(definition.claims())) {
            FixState state = state(definition, claim);
            String fixed = state == FixState.FIXED ? claim.text() : null;
            for (Ecosystem ecosystem : ecosystems) {
                if (!RpmComponent.isDebug(claim.name()) && PRODUCTS.keeps(ecosystem, state)) {
                    out.add(new Affected(
                            ecosystem,
                            claim.name(),
                            List.of(fixed == null ? VersionRange.ALL : VersionRange.before(fixed)),
                            List.of(),
                            state,
                            null,
                            RpmComponent.condition(claim.stream())));
                }
            }
        }
        return out;
    }

    private static FixState state(OvalDefinitions.Definition definition, OvalGroup.Claim claim) {
        if (claim.text() != null) {
            return FixState.FIXED;
        }
        if (definition.id().startsWith("oval:com.redhat.unaffected:")) {
            return FixState.NOT_AFFECTED;
        }
        String component = claim.stream() == null ? claim.name() : claim.stream() + '/' + claim.name();
        String state = definition.resolutions().getOrDefault(component, "");
        return switch (state) {
            case "Will not fix" -> FixState.WILL_NOT_FIX;
            case "Out of support scope" -> FixState.END_OF_LIFE;
            case "Fix deferred" -> FixState.DEFERRED;
            case "Under investigation" -> FixState.UNDER_INVESTIGATION;
            default -> FixState.AFFECTED;
        };
    }

    /// Red Hat's impact with the vector that stands beside it, `7.0/CVSS:3.1/AV:L/…`.
    private @Nullable Rating rating(OvalDefinitions.Definition definition, OvalDefinitions.Cve cve, CvssScores scores) {
        String vector = cve.attribute("cvss3");
        Rating best = scores.rate(vector.substring(vector.indexOf('/') + 1), id());
        Severity own = Severity.parse(cve.attribute("impact"));
        Severity impact = own == Severity.UNKNOWN ? Severity.parse(definition.severity()) : own;
        return CvssScores.worded(impact, best, id());
    }
}
