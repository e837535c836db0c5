package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Command lines with what they print and how they end, each in a golden file of its own.
class CommandLinesTest {
    private static final Path GOLDENS = Project.root().resolve("cli/src/test/fixtures/command-lines");
    private static final Map<String, String> ENVIRONMENT = Map.of("SOURCE_DATE_EPOCH", "1767225600");

    /// Whose reports are kept as they are; of the others counts what the options change.
    private static final Set<String> WHOLE =
            Set.of("vex-create", "scan-json", "scan-cyclonedx", "scan-absent-json", "db-lookup-purl");

    @TempDir
    private static Path folder;

    /// @param arguments words; `@` stands for the folder of samples
    private record Line(String name, List<String> arguments) {}

    private static Line line(String name, String... arguments) {
        return new Line(name, List.of(arguments));
    }

    @BeforeAll
    static void unpackSamples() throws IOException {
        Samples.unpack(folder);
        assertThat(run("db", "build", "--feeds", "@/feeds", "--output", "@/my.db")
                        .code())
                .isEqualTo(ExitCode.SUCCESS);
        Files.writeString(folder.resolve("text.txt"), "no database, no image");
        byte[] damaged = Files.readAllBytes(folder.resolve("my.db"));
        damaged[damaged.length - 1] ^= 1;
        Files.write(folder.resolve("damaged.db"), damaged);
        Files.createDirectory(folder.resolve("empty"));
        Files.writeString(folder.resolve(".pratique.yaml"), """
                ignore:
                  - id: CVE-2024-90001
                    status: not_affected
                    justification: vulnerable_code_not_present
                    reason: built without it
                    by: crew
                  - id: CVE-2024-90003
                    until: 2025-12-31
                    reason: until the next release
                  - id: CVE-2020-99999
                  - idd: CVE-2024-90002
                """);
        Files.createDirectory(folder.resolve("environment"));
        Files.writeString(folder.resolve("environment/.pratique.yaml"), """
                environment:
                  - modifiedAttackVector: adjacent
                  - package: lib-quay
                    vector: CR:H/IR:L
                  - image: quay.io/*
                    vector: MAV:Q
                """);
    }

    @TestFactory
    Stream<DynamicTest> commandLines() {
        return Stream.of(help(), mistakes(), scans(), databases())
                .flatMap(List::stream)
                .map(line -> DynamicTest.dynamicTest(line.name(), () -> {
                    TestRun run = run(line.arguments().toArray(String[]::new));
                    Golden.check(GOLDENS.resolve(line.name() + ".txt"), text(line, run));
                }));
    }

    private static List<Line> help() {
        return List.of(
                line("nothing"),
                line("help", "--help"),
                line("help-command", "help"),
                line("help-of-scan", "scan", "--help"),
                line("help-of-explain", "explain", "--help"),
                line("help-of-db", "help", "db"),
                line("help-of-db-update", "help", "db", "update"),
                line("help-of-db-build", "help", "db", "build"),
                line("help-of-db-info", "db", "info", "-h"),
                line("help-of-db-lookup", "db", "lookup", "--help"),
                line("help-of-db-status", "db", "status", "--help"),
                line("help-of-db-diff", "db", "diff", "--help"),
                line("help-of-db-verify", "db", "verify", "--help"),
                line("help-of-vex-create", "help", "vex", "create"),
                line("help-of-completion", "completion", "--help"),
                line("help-of-version", "version", "--help"),
                line("help-of-nothing-known", "help", "skan"),
                line("version-option", "--version"));
    }

    private static List<Line> mistakes() {
        return List.of(
                line("command-mistyped", "skan", "alpine"),
                line("command-of-db-absent", "db"),
                line("command-of-db-mistyped", "db", "biuld"),
                line("option-mistyped", "scan", "@/alpine.tar", "--formt", "json"),
                line("option-mistyped-before-command", "--debgu", "scan", "@/alpine.tar"),
                line("option-twice", "scan", "@/alpine.tar", "--format", "json", "--format", "table"),
                line("option-without-value", "scan", "@/alpine.tar", "--output"),
                line("target-absent", "scan"),
                line("target-twice", "scan", "@/alpine.tar", "@/debian.tar"),
                line("target-hostile", "scan", "/evil\u001b[31m\r\nname\u202e"),
                line("option-hostile", "scan", "--\u001b]0;title\u0007"),
                line("format-unknown", "scan", "@/alpine.tar", "--format", "xml"),
                line("severity-unknown", "scan", "@/alpine.tar", "--severity", "high,grave"),
                line("fail-on-unknown", "scan", "@/alpine.tar", "--fail-on", "grave"),
                line("platform-malformed", "scan", "@/alpine.tar", "--platform", "linux"),
                line("platform-absent", "scan", "@/alpine.tar", "--platform", "linux/s390x"),
                line("threads-zero", "scan", "@/alpine.tar", "--threads", "0"),
                line("threads-many", "scan", "@/alpine.tar", "--threads", "1000"),
                line("size-malformed", "scan", "@/alpine.tar", "--max-layer-size", "5q"),
                line("count-negative", "scan", "@/alpine.tar", "--max-entries", "-1"),
                line("output-in-absent-folder", "scan", "@/alpine.tar", "--output", "@/absent/report"),
                line("output-is-folder", "scan", "@/alpine.tar", "--output", "@/empty"),
                line("completion-of-unknown-shell", "completion", "tcsh"),
                line("feeds-not-named", "db", "build"),
                line("feeds-absent", "db", "build", "--feeds", "@/absent"),
                line("feeds-empty", "db", "build", "--feeds", "@/empty", "--output", "@/none.db"),
                line(
                        "exceptions-absent",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/no.pratique.yaml"),
                line("exceptions-of-no-kind", "scan", "@/debian.tar", "--db", "@/my.db", "--exceptions", "@/text.txt"),
                line("vex-malformed", "scan", "@/debian.tar", "--db", "@/my.db", "--vex", "@/text.txt"),
                line("vex-without-author", "vex", "create", "@/debian.tar", "--db", "@/my.db"),
                line("snapshot-without-output", "db", "build", "--feeds", "@/feeds", "--snapshot"));
    }

    private static List<Line> scans() {
        return List.of(
                line("explain", "explain", "@/debian.tar", "lantern", "--db", "@/my.db"),
                line("explain-absent", "explain", "@/debian.tar", "crane", "--db", "@/my.db"),
                line("explain-near", "explain", "@/debian.tar", "lant", "--db", "@/my.db"),
                line("scan-table", "scan", "@/alpine.tar", "--db", "@/my.db"),
                line("scan-exceptions", "scan", "@/debian.tar", "--db", "@/my.db", "--exceptions", "@/.pratique.yaml"),
                line(
                        "scan-show-suppressed",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/.pratique.yaml",
                        "--show-suppressed"),
                line(
                        "vex-create",
                        "vex",
                        "create",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/.pratique.yaml",
                        "--author",
                        "crew@harbour.example"),
                line(
                        "scan-environment",
                        "scan",
                        "@/alpine.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/environment/.pratique.yaml"),
                line(
                        "scan-environment-explain",
                        "scan",
                        "@/alpine.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/environment/.pratique.yaml",
                        "--explain",
                        "CVE-2024-90001"),
                line(
                        "scan-explain-suppressed",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--exceptions",
                        "@/.pratique.yaml",
                        "--explain",
                        "CVE-2024-90001"),
                line("scan-sorted", "scan", "@/debian.tar", "--db", "@/my.db", "--sort", "package"),
                line("scan-json", "scan", "@/almalinux.tar", "--db", "@/my.db", "--format", "json"),
                line("scan-cyclonedx", "scan", "@/alpine.tar", "--db", "@/my.db", "--format=cyclonedx"),
                line(
                        "scan-folder",
                        "scan",
                        "dir:@/folder",
                        "--db",
                        "@/my.db",
                        "--skip",
                        "usr/lib/**",
                        "--format",
                        "json"),
                line(
                        "scan-severity",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--severity",
                        "low,HIGH",
                        "--format",
                        "json"),
                line("scan-only-fixed", "scan", "@/debian.tar", "--db", "@/my.db", "--only-fixed", "--format", "json"),
                line(
                        "scan-fail-on",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--fail-on",
                        "high",
                        "--format",
                        "json"),
                line(
                        "scan-fail-on-passes",
                        "scan",
                        "@/debian.tar",
                        "--db",
                        "@/my.db",
                        "--fail-on",
                        "critical",
                        "--format",
                        "json"),
                line("scan-fail-on-undecided", scanIncomplete()),
                line("scan-allow-incomplete", scanIncomplete("--allow-incomplete")),
                line("scan-explain", "scan", "@/alpine.tar", "--db", "@/my.db", "--explain", "cve-2024-90004"),
                line("scan-explain-absent", "scan", "@/alpine.tar", "--db", "@/my.db", "--explain", "CVE-2024-90002"),
                line("scan-absent", "scan", "@/absent.tar"),
                line("scan-absent-json", "scan", "@/absent.tar", "--format", "json", "--db", "@/my.db"),
                line(
                        "scan-limited",
                        "scan",
                        "@/alpine.tar",
                        "--db",
                        "@/my.db",
                        "--max-entries",
                        "2",
                        "--format",
                        "json"),
                line("scan-database-absent", "scan", "@/alpine.tar", "--db", "@/absent.db"),
                line("scan-database-foreign", "scan", "@/alpine.tar", "--db", "@/text.txt"));
    }

    private static String[] scanIncomplete(String... more) {
        Stream<String> words = Stream.of(
                "scan",
                "@/alpine.tar",
                "--db",
                "@/my.db",
                "--fail-on",
                "high",
                "--severity",
                "low",
                "--format",
                "json");
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    private static List<Line> databases() {
        return List.of(
                line("db-build", "db", "build", "--feeds", "@/feeds", "--output", "@/again.db"),
                line("db-build-debug", "db", "build", "--feeds", "@/feeds", "--output", "@/again.db", "--debug"),
                line("db-build-snapshot", "db", "build", "--feeds", "@/feeds", "--output", "@/again.zst", "--snapshot"),
                line("db-info", "db", "info", "--db", "@/my.db"),
                line("db-lookup-id", "db", "lookup", "cve-2024-90001", "--db", "@/my.db"),
                line("db-lookup-package", "db", "lookup", "debian:12:mooring", "--db", "@/my.db"),
                line(
                        "db-lookup-purl",
                        "db",
                        "lookup",
                        "pkg:deb/debian/mooring?distro=debian-12",
                        "--db",
                        "@/my.db",
                        "--json"),
                line("db-lookup-absent", "db", "lookup", "CVE-1999-0001", "--db", "@/my.db"),
                line("db-lookup-malformed", "db", "lookup", "pkg:npm", "--db", "@/my.db"),
                line("db-diff-same", "db", "diff", "@/my.db", "@/my.db"),
                line("db-diff-foreign", "db", "diff", "@/my.db", "@/text.txt"),
                line("db-verify", "db", "verify", "--db", "@/my.db"),
                line("db-verify-damaged", "db", "verify", "--db", "@/damaged.db"),
                line("db-verify-foreign", "db", "verify", "--db", "@/text.txt"));
    }

    private static TestRun run(String... arguments) {
        String[] words = Stream.of(arguments)
                .map(word -> word.replaceAll("@(?=/|$)", folder.toString()))
                .toArray(String[]::new);
        return TestRun.in(folder.resolve("home"), ENVIRONMENT, Set.of(), words);
    }

    private static String text(Line line, TestRun run) throws IOException {
        String out = WHOLE.contains(line.name()) || !run.out().startsWith("{") ? run.out() : brief(run.out());
        return "$ pratique " + Lines.single(String.join(" ", line.arguments())) + "\nexit code "
                + run.code().number()
                + "\n--- standard output\n"
                + out.replace(folder.toString(), "@").replaceAll("urn:uuid:[0-9a-f-]+", "urn:uuid:…")
                + "--- standard error\n" + run.err().replace(folder.toString(), "@");
    }

    /// What a JSON report says, as far as options change it.
    private static String brief(String json) throws IOException {
        JsonValue report = Json.parse(json.getBytes(StandardCharsets.UTF_8));
        var out = new StringBuilder("status " + report.text("status") + "\n");
        out.append(report.get("packages").items().size()).append(" packages\n");
        for (JsonValue finding : report.get("findings").items()) {
            out.append(finding.text("id"))
                    .append(' ')
                    .append(finding.text("severity"))
                    .append(' ');
            out.append(finding.text("state"))
                    .append(' ')
                    .append(finding.text("purl"))
                    .append('\n');
        }
        for (JsonValue problem : report.get("problems").items()) {
            out.append("problem: ").append(problem.text("message")).append('\n');
        }
        return out.toString();
    }
}
