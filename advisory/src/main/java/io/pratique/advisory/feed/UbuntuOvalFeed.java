package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ubuntu's OVAL definitions of CVEs, a file for each release, `com.ubuntu.jammy.cve.oval.xml.bz2`, or for an
/// archive
/// beside it, `com.ubuntu.esm-infra_focal.…`.
///
/// Of the three kinds that Ubuntu offers this one tells of problems without a fix, source package by source
/// package.
/// The one per package (`pkg`) repeats it in another order, the one per notice (`usn`) tells fixes alone.
public final class UbuntuOvalFeed implements Feed {
    private static final String ROOT = "https://security-metadata.canonical.com/oval/";
    private static final String PREFIX = "com.ubuntu.";
    private static final String SUFFIX = ".cve.oval.xml.bz2";
    private static final long SIZE_LIMIT = 4L << 30;

    @Override
    public String id() {
        return "ubuntu-oval";
    }

    @Override
    public String description() {
        return "Ubuntu OVAL definitions (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public String insteadOf() {
        return "ubuntu";
    }

    @Override
    public List<String> complete() {
        return List.of("Ubuntu");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/security-metadata.canonical.com/oval"));
    }

    @Override
    public List<Download> downloads() {
        return Stream.of("trusty", "xenial", "bionic", "focal", "jammy", "noble")
                .<Download>map(release -> Download.File.of(ROOT + PREFIX + release + SUFFIX, SIZE_LIMIT))
                .toList();
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        for (Path file : RecordFiles.list(data, name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))) {
            String name = file.getFileName().toString();
            try (InputStream in = Packed.open(file, SIZE_LIMIT)) {
                String archive = archive(name);
                OvalDefinitions.read(
                        in, UbuntuOvalFeed::comment, definition -> definition(definition, archive, scores, out));
            } catch (IOException problem) {
                problems.accept(Problems.line(name, problem));
            }
        }
    }

    /// `esm-infra/focal` of `com.ubuntu.esm-infra_focal.cve.oval.xml.bz2`.
    private static String archive(String file) {
        return file.substring(PREFIX.length(), file.length() - SUFFIX.length()).replace('_', '/');
    }

    /// The package stands before ` package in `, or where a problem is ignored before a colon.
    private static void comment(String comment, OvalGroup group) throws IOException {
        int end = comment.indexOf(" package in ");
        end = end < 0 ? comment.indexOf(": while related") : end;
        if (end > 0) {
            group.claim(comment.substring(0, end), comment.substring(end));
        }
    }

    private void definition(
            OvalDefinitions.Definition definition, String archive, CvssScores scores, Consumer<FeedItem> out) {
        var statuses = new UbuntuStatuses();
        for (OvalGroup.Claim claim : definition.claims()) {
            UbuntuStatus status = UbuntuOvalStatus.parse(archive, String.valueOf(claim.text()));
            statuses.put(claim.name(), reachable(status));
        }
        List<Affected> affected = statuses.affected((place, name) -> null);
        for (OvalDefinitions.Cve cve : affected.isEmpty() ? List.<OvalDefinitions.Cve>of() : definition.cves()) {
            out.accept(new FeedItem.Entry(new Advisory(
                    cve.id(),
                    List.of(),
                    List.of(),
                    id(),
                    rating(cve, scores),
                    affected,
                    Dates.instant(definition.issued().replace(" UTC", "")),
                    null,
                    null,
                    "https://ubuntu.com/security/" + cve.id())));
        }
    }

    /// After the end of a release its file tells the fixes of expanded maintenance.
    private static UbuntuStatus reachable(UbuntuStatus status) {
        String fixed = status.fixed();
        return fixed != null && fixed.contains("esm") && UbuntuReleases.number(status.archive()) != null
                ? new UbuntuStatus("esm-infra/" + status.archive(), status.state(), fixed)
                : status;
    }

    private @Nullable Rating rating(OvalDefinitions.Cve cve, CvssScores scores) {
        Severity priority = Severity.parse(cve.attribute("priority"));
        return CvssScores.worded(priority, scores.rate(cve.attribute("cvss_vector"), id()), id());
    }
}
