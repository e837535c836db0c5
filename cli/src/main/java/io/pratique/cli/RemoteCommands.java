package io.pratique.cli;

import io.pratique.cli.Command.Example;
import io.pratique.cli.RemoteCommand.Answer;
import io.pratique.http.Waiting;
import java.util.List;

/// The commands about what a server has, one group for each sort of thing.
final class RemoteCommands {
    static final List<String> SETTING_COLUMNS = List.of("name", "value", "default", "least", "most");

    private static final List<String> SEVERITIES =
            List.of("critical", "high", "medium", "low", "negligible", "unknown");
    private static final List<String> STATES = List.of("ready", "running", "done", "failed", "cancelled");
    private static final String IMAGE = "The number of the image, as 'pratique image list' shows it.";
    private static final String NAME = "The name of the vulnerability, such as CVE-2021-44228.";
    private static final String JOB = "The number of the job.";
    private static final String SCHEDULE = "The name of the schedule.";
    private static final String[] IMAGE_COLUMNS = {
        "id", "places", "platform", "findings.critical", "findings.high", "findings.medium", "confidence", "scanned"
    };

    static final Command IMAGES =
            new RemoteGroup("image", "Look at the images of a server, have them scanned.", RemoteCommands::images);
    static final Command VULNERABILITIES = new RemoteGroup(
            "vulnerability", "Ask a server which images have a vulnerability.", RemoteCommands::vulnerabilities);
    static final Command COMPONENTS =
            new RemoteGroup("component", "Ask a server which images have a package.", RemoteCommands::components);
    static final Command DECISIONS = new RemoteGroup(
            "decision", "Accept findings for a while, or say that they do not matter.", RemoteCommands::decisions);
    static final Command JOBS = new RemoteGroup("job", "Follow the work of a server, cancel it.", RemoteCommands::jobs);
    static final Command SCHEDULES =
            new RemoteGroup("schedule", "Have work done again and again.", RemoteCommands::schedules);
    static final Command SETTINGS =
            new RemoteGroup("setting", "Look at the settings of a server, change them.", RemoteCommands::settings);
    static final Command TOKENS =
            new RemoteGroup("token", "Make tokens for a server, revoke them.", RemoteCommands::tokens);
    static final Command GENERATIONS =
            new RemoteGroup("generation", "See by which advisories a server judges.", RemoteCommands::generations);
    static final Command FEEDS =
            new RemoteGroup("feed", "See how the feeds of advisories of a server stand.", RemoteCommands::feeds);

    private RemoteCommands() {}

    private static List<Command> images() {
        String path = "/api/v1/images/{}";
        return List.of(
                RemoteCommand.list(
                                "list",
                                "List the images that a server knows.",
                                new Example("pratique image list --sort worst", "the worst first"),
                                "/api/v1/images",
                                IMAGE_COLUMNS)
                        .with(
                                RemoteInput.text(
                                        "--search",
                                        "search",
                                        "TEXT",
                                        "Part of a repository's name, REPOSITORY:TAG, or the beginning of a digest."),
                                RemoteInput.number("--registry", "registry", "ID", "Only of this registry."),
                                RemoteInput.text(
                                        "--vulnerability",
                                        "vulnerability",
                                        "NAME",
                                        "Only those that have this vulnerability."),
                                RemoteInput.text("--package", "package", "NAME", "Only those that have this package."),
                                RemoteInput.text("--package-version", "version", "VERSION", "Only in this version."),
                                RemoteInput.word(
                                        "--sort",
                                        "sort",
                                        List.of("newest", "worst"),
                                        "newest or worst first; default newest.")),
                image("show", "Show an image.", path, Answer.THING),
                image("coverage", "Show what the result of an image rests on.", path + "/coverage", Answer.THING),
                image("findings", "List the findings of an image, now or at any time.", path + "/findings", Answer.PAGE)
                        .showing("vulnerability", "severity", "package", "version", "fixed", "since")
                        .with(
                                RemoteInput.text(
                                        "--as-of",
                                        "asOf",
                                        "TIME",
                                        "As they were known then, such as 2026-11-24T12:00:00Z."),
                                RemoteInput.word("--severity", "severity", SEVERITIES, "Only of this severity."),
                                RemoteInput.flag("--only-fixed", "fixable", "Only those that an update ends.")),
                image("report", "Print the report of an image.", path + "/report", Answer.DOCUMENT)
                        .with(
                                RemoteInput.word(
                                        "--format",
                                        "format",
                                        ScanRequest.formats(),
                                        "A format of 'pratique scan'; default json."),
                                RemoteInput.flag("--suppressed", "suppressed", "Show also what does not count.")),
                image("sbom", "Print the packages of an image.", path + "/sbom", Answer.DOCUMENT)
                        .with(RemoteInput.text(
                                "--format", "format", "FORMAT", "A format of 'pratique sbom'; default cyclonedx.")),
                image("history", "Show when an image was read and which tags it had.", path + "/history", Answer.THING),
                image(
                        "confirmation",
                        "Show which findings of the image before it are gone.",
                        path + "/confirmation",
                        Answer.THING),
                RemoteCommand.of(
                                "scan",
                                "Have an image read again.",
                                new Example("pratique image scan 12", "as a job; see pratique job wait"),
                                "POST",
                                path + "/scans",
                                Answer.THING)
                        .about("IMAGE", IMAGE),
                RemoteCommand.of(
                                "scan-machine",
                                "Scan what is on the machine of the server.",
                                new Example("pratique image scan-machine dir:/", "its root"),
                                "POST",
                                "/api/v1/machine/scans",
                                Answer.THING)
                        .about("TARGET", "dir:PATH, docker:IMAGE or another source on that machine."));
    }

    private static RemoteCommand image(String name, String summary, String path, Answer answer) {
        return RemoteCommand.of(name, summary, new Example("pratique image " + name + " 12", ""), "GET", path, answer)
                .about("IMAGE", IMAGE);
    }

    private static List<Command> vulnerabilities() {
        String path = "/api/v1/vulnerabilities/{}";
        return List.of(
                RemoteCommand.of(
                                "show",
                                "Show what is known of a vulnerability, and which packages have it.",
                                new Example("pratique vulnerability show CVE-2021-44228", "by any of its names"),
                                "GET",
                                path,
                                Answer.THING)
                        .about("NAME", NAME),
                RemoteCommand.list(
                                "images",
                                "List the images that have a vulnerability.",
                                new Example("pratique vulnerability images CVE-2021-44228", "the worst first"),
                                path + "/images",
                                IMAGE_COLUMNS)
                        .about("NAME", NAME));
    }

    private static List<Command> components() {
        return List.of(RemoteCommand.list(
                        "list",
                        "List the versions of a package, and how many images have each.",
                        new Example("pratique component list openssl", "in all images"),
                        "/api/v1/components",
                        "purl",
                        "platform",
                        "images",
                        "problems",
                        "doubt")
                .about("NAME", "The whole name of the package.")
                .with(RemoteInput.text("--package-version", "version", "VERSION", "Only this version.")));
    }

    private static List<Command> decisions() {
        String one = "/api/v1/decisions/{}";
        String meaning = "The number of the decision.";
        return List.of(
                RemoteCommand.list(
                                "list",
                                "List decisions.",
                                new Example("pratique decision list", "the newest first"),
                                "/api/v1/decisions",
                                "id",
                                "repository",
                                "package",
                                "vulnerability",
                                "status",
                                "expires",
                                "expired",
                                "author")
                        .with(
                                RemoteInput.number("--repository", "repository", "ID", "Only about this repository."),
                                RemoteInput.text("--package", "package", "PURL", "Only about this package."),
                                RemoteInput.text(
                                        "--vulnerability", "vulnerability", "NAME", "Only about this vulnerability."),
                                RemoteInput.flag("--history", "history", "Also those that were taken back.")),
                RemoteCommand.of(
                                "show",
                                "Show a decision.",
                                new Example("pratique decision show 3", ""),
                                "GET",
                                one,
                                Answer.THING)
                        .about("DECISION", meaning),
                RemoteCommand.of(
                                "add",
                                "Decide about a vulnerability of a package in the images of a repository.",
                                new Example(
                                        "pratique decision add CVE-2024-0001 --registry 1 --repository team/app"
                                                + " --package pkg:npm/ms --status accepted --reason …",
                                        ""),
                                "POST",
                                "/api/v1/decisions",
                                Answer.THING)
                        .about("VULNERABILITY", NAME)
                        .with(
                                RemoteInput.number("--registry", "registry", "ID", "The registry of the repository."),
                                RemoteInput.text("--repository", "repository", "NAME", "Whose images it is about."),
                                RemoteInput.text(
                                        "--platform", "platform", "PLATFORM", "Only its images of this platform."),
                                RemoteInput.text(
                                        "--package", "package", "PURL", "The package; its version does not matter."),
                                RemoteInput.word(
                                        "--status",
                                        "status",
                                        List.of("accepted", "not_affected", "affected", "under_investigation"),
                                        "What is decided; only the first two end a finding."),
                                RemoteInput.text("--reason", "reason", "TEXT", "Why."),
                                RemoteInput.text("--author", "author", "NAME", "Who decides."),
                                RemoteInput.text("--owner", "owner", "NAME", "Who takes care of it."),
                                RemoteInput.text("--ticket", "ticket", "TEXT", "Where that is followed."),
                                RemoteInput.text(
                                        "--expires", "expires", "DAY", "The last day it holds, such as 2026-12-31.")),
                RemoteCommand.of(
                                "remove",
                                "Take a decision back.",
                                new Example("pratique decision remove 3", "the finding comes back"),
                                "DELETE",
                                one,
                                Answer.NONE)
                        .about("DECISION", meaning));
    }

    private static List<Command> jobs() {
        return List.of(
                RemoteCommand.list(
                                "list",
                                "List jobs.",
                                new Example("pratique job list --state failed", "those that failed"),
                                "/api/v1/jobs",
                                "id",
                                "kind",
                                "key",
                                "state",
                                "attempts",
                                "created",
                                "error")
                        .with(
                                RemoteInput.word("--state", "state", STATES, "Only in this state."),
                                RemoteInput.text("--kind", "kind", "KIND", "Only of this kind.")),
                RemoteCommand.of(
                                "show",
                                "Show a job.",
                                new Example("pratique job show 17", ""),
                                "GET",
                                "/api/v1/jobs/{}",
                                Answer.THING)
                        .about("JOB", JOB),
                new JobWaitCommand(Waiting.SYSTEM),
                RemoteCommand.of(
                                "cancel",
                                "Want a job to end.",
                                new Example("pratique job cancel 17", ""),
                                "DELETE",
                                "/api/v1/jobs/{}",
                                Answer.NONE)
                        .about("JOB", JOB));
    }

    private static List<Command> schedules() {
        String one = "/api/v1/schedules/{}";
        return List.of(
                RemoteCommand.list(
                        "list",
                        "List schedules.",
                        new Example("pratique schedule list", ""),
                        "/api/v1/schedules",
                        "name",
                        "kind",
                        "cron",
                        "zone",
                        "enabled",
                        "registry",
                        "patterns",
                        "due",
                        "last"),
                RemoteCommand.of(
                                "set",
                                "Add a schedule, or change the one of that name.",
                                new Example(
                                        "pratique schedule set nightly --kind scan-pattern --cron '0 2 * * *'"
                                                + " --registry 1 --pattern 'team/*:v*'",
                                        ""),
                                "PUT",
                                one,
                                Answer.THING)
                        .about("NAME", SCHEDULE)
                        .with(
                                RemoteInput.word(
                                        "--kind",
                                        "kind",
                                        List.of("sweep", "poll", "scan-pattern"),
                                        "What is done: sweep reads old images again, poll asks a registry what it"
                                                + " has, scan-pattern scans tags."),
                                RemoteInput.text("--cron", "cron", "CRON", "When: five fields as in crontab(5)."),
                                RemoteInput.text("--zone", "zone", "ZONE", "The time zone that is meant; default UTC."),
                                RemoteInput.number("--registry", "registry", "ID", "Of this registry."),
                                RemoteInput.texts(
                                        "--pattern",
                                        "patterns",
                                        "PATTERN",
                                        "Tags to scan: team/*:v*; may be repeated."),
                                RemoteInput.flag(
                                        "--again", "again", "Also what was read before by the same analyzers."),
                                RemoteInput.not("--disabled", "enabled", "Keep it, but do not let it come.")),
                RemoteCommand.of(
                                "remove",
                                "Remove a schedule.",
                                new Example("pratique schedule remove nightly", ""),
                                "DELETE",
                                one,
                                Answer.NONE)
                        .about("NAME", SCHEDULE));
    }

    private static List<Command> settings() {
        return List.of(
                RemoteCommand.of(
                        "list",
                        "List settings.",
                        new Example("pratique setting list", ""),
                        "GET",
                        "/api/v1/settings",
                        Answer.THING),
                new SettingSetCommand());
    }

    private static List<Command> tokens() {
        return List.of(
                RemoteCommand.list(
                        "list",
                        "List tokens.",
                        new Example("pratique token list", "without their secrets"),
                        "/api/v1/tokens",
                        "id",
                        "name",
                        "created",
                        "revoked"),
                RemoteCommand.of(
                                "create",
                                "Make a token; it is told this once.",
                                new Example("pratique token create ci", "for a build server"),
                                "POST",
                                "/api/v1/tokens",
                                Answer.THING)
                        .about("NAME", "What the token is for."),
                RemoteCommand.of(
                                "revoke",
                                "Revoke a token.",
                                new Example("pratique token revoke 4", ""),
                                "DELETE",
                                "/api/v1/tokens/{}",
                                Answer.NONE)
                        .about("TOKEN", "The number of the token."));
    }

    private static List<Command> feeds() {
        return List.of(RemoteCommand.list(
                "list",
                "List the feeds, when each was checked, and what fails.",
                new Example("pratique feed list", "all of them"),
                "/api/v1/feeds",
                "id",
                "state",
                "stale",
                "entries",
                "checked",
                "fetched",
                "reason"));
    }

    private static List<Command> generations() {
        return List.of(RemoteCommand.list(
                "list",
                "List the sets of advisories that were judged by.",
                new Example("pratique generation list", "the newest first"),
                "/api/v1/generations",
                "id",
                "name",
                "built",
                "adopted",
                "judged",
                "changed"));
    }
}
