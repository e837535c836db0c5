package io.pratique.report.format;

import io.pratique.advisory.store.Generation;
import io.pratique.advisory.store.Generation.FeedSummary;
import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.match.ResultHash;
import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Finding;
import io.pratique.model.image.BaseImage;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The schema for programs, described in docs/reference/json.md. Members are added, never renamed or removed,
/// within a major version.
public final class JsonFormat implements ReportFormat {
    static final String SCHEMA_VERSION = "1.2";

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String description() {
        return "everything, for programs; schema " + SCHEMA_VERSION;
    }

    @Override
    public void write(Assessment assessment, OutputStream out, ReportOptions options) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> document(json, assessment, options));
        }
    }

    private static void document(JsonWriter json, Assessment assessment, ReportOptions options) throws IOException {
        ScanResult scan = assessment.scan();
        json.string("schemaVersion", SCHEMA_VERSION);
        json.object("target", () -> target(json, scan, assessment.endOfLife()));
        json.string("resultHash", ResultHash.of(assessment));
        json.string("status", scan.status().name().toLowerCase(Locale.ROOT));
        json.array("problems", () -> {
            for (ScanProblem problem : scan.problems()) {
                json.object(() -> problem(json, problem));
            }
        });
        programs(json, scan.programs());
        json.object("advisories", () -> advisories(json, assessment.advisories()));
        json.array("packages", () -> {
            for (Component component : scan.sbom().components()) {
                json.object(() -> JsonPackage.write(json, component, scan.inBase(component)));
            }
        });
        json.array("findings", () -> {
            for (Finding finding : options.ordered(assessment.findings())) {
                json.object(() -> JsonFinding.write(json, finding));
            }
        });
        JsonOverruled.write(json, assessment.overruled());
        json.array("unjudged", () -> {
            for (Unjudged unjudged : assessment.unjudged()) {
                json.object(() -> unjudged(json, unjudged));
            }
        });
    }

    private static void target(JsonWriter json, ScanResult scan, @Nullable LocalDate end) throws IOException {
        json.string("name", scan.name());
        json.string("digest", scan.digest() == null ? null : scan.digest().toString());
        base(json, scan.base());
        Distro distro = scan.sbom().distro();
        if (distro == null) {
            json.nothing("os");
            return;
        }
        json.object("os", () -> {
            json.string("id", distro.id());
            json.string("version", JsonPackage.orNull(distro.version()));
            json.string("eol", end == null ? null : end.toString());
        });
    }

    private static void base(JsonWriter json, @Nullable BaseImage base) throws IOException {
        if (base == null) {
            json.nothing("base");
            return;
        }
        json.object("base", () -> {
            json.string("name", base.name());
            json.number("layers", base.layers());
            json.string("knownBy", base.basis().name().toLowerCase(Locale.ROOT));
        });
    }

    private static void programs(JsonWriter json, @Nullable Programs programs) throws IOException {
        if (programs == null) {
            json.nothing("programs");
            return;
        }
        json.object("programs", () -> {
            json.number("seen", programs.seen()).number("unexplained", programs.unexplained());
            json.strings("examples", programs.examples());
        });
    }

    private static void problem(JsonWriter json, ScanProblem problem) throws IOException {
        json.string("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        json.string("where", JsonPackage.orNull(problem.where()));
        json.string("message", problem.message());
    }

    private static void advisories(JsonWriter json, Generation generation) throws IOException {
        json.string("generation", generation.id());
        json.string("built", generation.built().toString());
        json.array("feeds", () -> {
            for (FeedSummary feed : generation.feeds()) {
                json.object(() -> json.string("id", feed.id()).number("advisories", feed.advisories()));
            }
        });
    }

    private static void unjudged(JsonWriter json, Unjudged unjudged) throws IOException {
        json.string("ecosystem", unjudged.ecosystem());
        json.number("packages", unjudged.packages());
        json.string("reason", unjudged.reason());
        json.bool("partly", unjudged.partly());
    }
}
