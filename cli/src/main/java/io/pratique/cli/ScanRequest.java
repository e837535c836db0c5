package io.pratique.cli;

import io.pratique.image.Limits;
import io.pratique.match.policy.FindingFilter;
import io.pratique.match.policy.FindingOrder;
import io.pratique.match.policy.Gate;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Severity;
import io.pratique.model.image.Platform;
import io.pratique.report.format.ReportFormat;
import io.pratique.report.format.ReportFormats;
import io.pratique.sbom.attached.Attached;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// What `scan` was asked to do, read from its options and found to make sense.
record ScanRequest(
        String target,
        ReportFormat format,
        @Nullable Path output,
        @Nullable Path database,
        @Nullable String explain,
        FindingFilter filter,
        FindingOrder order,
        ExceptionRequest exceptions,
        Gate gate,
        @Nullable ServerRequest server,
        @Nullable Platform platform,
        boolean insecure,
        List<String> skip,
        Attached attached,
        MavenRequest maven,
        Limits limits,
        int threads,
        boolean quiet,
        boolean colour) {

    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::text).toList();
    /// The parts of an image: what its base image brought, and what was added.
    static final List<String> PARTS = List.of("base", "yours");

    static final List<String> ORDERS =
            Arrays.stream(FindingOrder.values()).map(FindingOrder::text).toList();

    /// What may be done with attached SBOMs.
    static final List<String> ATTACHED =
            Arrays.stream(Attached.values()).map(Attached::text).toList();

    private static final int MOST_THREADS = 64;

    /// @throws PratiqueException when an option has no sensible value
    static ScanRequest of(ParseResult parsed) {
        return new ScanRequest(
                Options.parameter(parsed),
                format(Options.text(parsed, "--format")),
                Options.path(parsed, "--output"),
                Options.path(parsed, "--db"),
                Options.text(parsed, "--explain"),
                new FindingFilter(
                        severities(Options.texts(parsed, "--severity")),
                        Options.has(parsed, "--only-fixed"),
                        inBase(Options.text(parsed, "--from"))),
                order(Options.text(parsed, "--sort")),
                ExceptionRequest.of(parsed),
                gate(parsed),
                ServerRequest.of(parsed),
                platform(Options.text(parsed, "--platform")),
                Options.has(parsed, "--insecure"),
                Options.texts(parsed, "--skip"),
                attached(Options.text(parsed, ScanOptionSpecs.ATTACHED)),
                MavenRequest.of(parsed),
                limits(parsed),
                threads(Options.text(parsed, "--threads")),
                Options.has(parsed, "--quiet"),
                !Options.has(parsed, "--no-color"));
    }

    private static FindingOrder order(@Nullable String word) {
        if (word == null) {
            return FindingOrder.RISK;
        }
        return Arrays.stream(FindingOrder.values())
                .filter(order -> order.text().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown("order", word, ORDERS));
    }

    private static ReportFormat format(@Nullable String id) {
        if (id == null) {
            return ReportFormats.ALL.getFirst();
        }
        return ReportFormats.of(id).orElseThrow(() -> unknown("format", id, formats()));
    }

    TargetRequest where() {
        return new TargetRequest(platform, insecure, skip, attached, maven, limits, threads, quiet);
    }

    static List<String> formats() {
        return ReportFormats.ALL.stream().map(ReportFormat::id).toList();
    }

    private static Set<Severity> severities(List<String> given) {
        Set<Severity> out = EnumSet.noneOf(Severity.class);
        for (String several : given) {
            for (String word : several.split(",", -1)) {
                out.add(severity(word));
            }
        }
        return out;
    }

    private static Severity severity(String word) {
        Severity severity = Severity.parse(word);
        if (severity == Severity.UNKNOWN && !word.equalsIgnoreCase("unknown")) {
            throw unknown("severity", word, SEVERITIES);
        }
        return severity;
    }

    private static @Nullable Boolean inBase(@Nullable String from) {
        if (from != null && !PARTS.contains(from)) {
            throw unknown("part", from, PARTS);
        }
        return from == null ? null : from.equals(PARTS.getFirst());
    }

    private static Gate gate(ParseResult parsed) {
        String failOn = Options.text(parsed, "--fail-on");
        return new Gate(failOn == null ? null : severity(failOn), Options.has(parsed, "--allow-incomplete"));
    }

    static Attached attached(@Nullable String word) {
        if (word == null) {
            return Attached.IGNORE;
        }
        for (Attached one : Attached.values()) {
            if (one.text().equals(word)) {
                return one;
            }
        }
        throw unknown("use of attached SBOMs", word, ATTACHED);
    }

    static @Nullable Platform platform(@Nullable String text) {
        try {
            return text == null ? null : Platform.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw new PratiqueException(ErrorKind.USAGE, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    static Limits limits(ParseResult parsed) {
        Limits standard = Limits.DEFAULT;
        return new Limits(
                limit(parsed, "--max-entries", standard.entries(), false),
                limit(parsed, "--max-layer-size", standard.layerSize(), true),
                (int) limit(parsed, "--max-ratio", standard.ratio(), false),
                limit(parsed, "--max-file-size", standard.fileSize(), true),
                (int) Math.min(Integer.MAX_VALUE, limit(parsed, "--max-header-size", standard.headerSize(), true)),
                (int) limit(parsed, "--max-nesting", standard.nesting(), false));
    }

    private static long limit(ParseResult parsed, String option, long standard, boolean size) {
        String text = Options.text(parsed, option);
        if (text == null) {
            return standard;
        }
        return size ? Sizes.bytes(option, text) : Sizes.count(option, text, Integer.MAX_VALUE);
    }

    static int threads(@Nullable String text) {
        return text == null
                ? Math.min(8, Runtime.getRuntime().availableProcessors())
                : Sizes.count("--threads", text, MOST_THREADS);
    }

    static PratiqueException unknown(String what, String word, List<String> known) {
        String choices = known.stream().collect(Collectors.joining(", "));
        return new PratiqueException(ErrorKind.USAGE, "unknown " + what + " '" + word + "'; it is one of " + choices);
    }
}
