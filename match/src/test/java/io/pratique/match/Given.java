package io.pratique.match;

import io.pratique.advisory.store.Candidate;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Image;
import io.pratique.model.image.ImageConfig;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.List;
import java.util.Map;

/// Inventories and advisories in few words.
public final class Given {
    private Given() {}

    public static Distro distro(String id, String version) {
        return new Distro(id, version, null, id + " " + version, List.of());
    }

    public static Component component(String type, String name, String version) {
        return Component.of(PackageUrl.of(type, null, name, version), name, version);
    }

    public static ScanResult scan(Distro distro, Component... components) {
        return new ScanResult("test", null, new Sbom(distro, List.of(components)), ScanStatus.COMPLETE, List.of());
    }

    public static Candidate fixed(String id, String fixed) {
        return candidate(id, id, FixState.FIXED, List.of(), VersionRange.before(fixed));
    }

    public static Candidate candidate(
            String id, String advisory, FixState state, List<String> aliases, VersionRange... ranges) {
        return new Candidate(
                id,
                aliases,
                advisory,
                "feed",
                List.of(),
                List.of(ranges),
                List.of(),
                state,
                Condition.NONE,
                null,
                null,
                null);
    }

    private static Candidate copy(
            Candidate candidate, List<Rating> ratings, List<String> versions, Condition condition) {
        return new Candidate(
                candidate.id(),
                candidate.aliases(),
                candidate.advisory(),
                candidate.feed(),
                ratings,
                candidate.ranges(),
                versions,
                candidate.state(),
                condition,
                candidate.url(),
                candidate.published(),
                candidate.withdrawn());
    }

    public static Candidate rated(Candidate candidate, Rating... ratings) {
        return copy(candidate, List.of(ratings), candidate.versions(), candidate.condition());
    }

    /// The same about programs on some platforms alone.
    public static Candidate onlyOn(Candidate candidate, String... platforms) {
        var condition = new Condition(null, List.of(platforms), List.of());
        return copy(candidate, candidate.ratings(), candidate.versions(), condition);
    }

    /// The same, naming the functions that have the problem.
    public static Candidate naming(Candidate candidate, String... symbols) {
        return new Candidate(
                candidate.id(),
                candidate.aliases(),
                candidate.advisory(),
                candidate.feed(),
                candidate.ratings(),
                candidate.ranges(),
                candidate.versions(),
                candidate.state(),
                new Condition(null, List.of(), List.of(symbols)),
                candidate.url(),
                candidate.published(),
                candidate.withdrawn());
    }

    /// The same of an image for Linux on x86-64.
    public static ScanResult onLinux(ScanResult scan) {
        var config = new ImageConfig(Platform.parse("linux/amd64"), null, null, List.of(), Map.of(), List.of());
        var image = new Image("test", Digest.parse("sha256:" + "0".repeat(64)), config, List.of());
        return new ScanResult(scan.name(), image, scan.sbom(), scan.status(), scan.problems());
    }

    public static Candidate listing(Candidate candidate, String... versions) {
        return copy(candidate, candidate.ratings(), List.of(versions), candidate.condition());
    }

    public static Rating rating(Severity severity, Double score, String source) {
        return new Rating(severity, score, null, source);
    }
}
