package io.pratique.match;

import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One word for a result: the same where the same was found by the same advisories, whoever looked — a command, a
/// pipeline, a server that judges a stored inventory. The name under which the target was asked for has no part in
/// it, nor has the time.
public final class ResultHash {
    private final MessageDigest digest;

    private ResultHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// `sha256:` and 64 hexadecimal digits.
    public static String of(Assessment assessment) {
        var hash = new ResultHash();
        hash.line("image", assessment.scan().digest());
        hash.line("advisories", assessment.advisories().id());
        hash.line("status", assessment.scan().status());
        for (ScanProblem problem : assessment.scan().problems()) {
            // Messages are for people and may hold the name of the target.
            hash.line("problem", problem.kind(), problem.where());
        }
        for (Component component : assessment.scan().sbom().components()) {
            hash.component(component);
        }
        for (Finding finding : assessment.findings()) {
            hash.finding(finding);
        }
        for (Assessment.Unjudged unjudged : assessment.unjudged()) {
            hash.line("unjudged", unjudged.ecosystem(), unjudged.packages(), unjudged.reason(), unjudged.partly());
        }
        return "sha256:" + HexFormat.of().formatHex(hash.digest.digest());
    }

    private void component(Component component) {
        line("package", component.purl(), component.version(), component.owner(), component.assumed());
        for (Origin origin : component.origins()) {
            line("at", origin.path());
        }
    }

    private void finding(Finding finding) {
        line(
                "finding",
                finding.id(),
                finding.component().purl(),
                finding.component().path());
        line(
                "rated",
                finding.rating().severity(),
                finding.rating().score(),
                finding.risk().points());
        line("state", finding.state(), finding.fixedVersion(), finding.reach());
        TreeSet<String> advisories = new TreeSet<>();
        for (Evidence evidence : finding.evidence()) {
            advisories.add(evidence.feed() + " " + evidence.advisory());
        }
        line("by", List.copyOf(advisories));
    }

    /// A word and its values, each with its length, so that no two lists of values look alike.
    private void line(String word, @Nullable Object... values) {
        var text = new StringBuilder(word);
        for (Object value : values) {
            String one = String.valueOf(value);
            text.append(' ').append(one.length()).append(':').append(one);
        }
        digest.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
