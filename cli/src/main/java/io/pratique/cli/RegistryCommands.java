package io.pratique.cli;

import io.pratique.cli.Command.Example;
import io.pratique.cli.RemoteCommand.Answer;
import java.util.List;

/// The commands about the registries that a server is connected to.
final class RegistryCommands {
    private static final String ONE = "/api/v1/registries/{}";
    private static final String REGISTRY = "The number of the registry, as 'pratique registry list' shows it.";

    static final Command REGISTRIES =
            new RemoteGroup("registry", "Connect a server to registries.", RegistryCommands::members);

    private RegistryCommands() {}

    private static List<Command> members() {
        return List.of(
                RemoteCommand.list(
                        "list",
                        "List connected registries.",
                        new Example("pratique registry list", ""),
                        "/api/v1/registries",
                        "id",
                        "name",
                        "kind",
                        "address",
                        "include",
                        "exclude",
                        "hasCredential"),
                add(),
                one("show", "Show a registry.", "GET", ONE, Answer.THING),
                one("test", "Try what the server needs of a registry.", "POST", ONE + "/test", Answer.THING),
                one("poll", "Have a registry asked what it has.", "POST", ONE + "/polls", Answer.THING),
                scan(),
                events(),
                one("remove", "Disconnect a registry.", "DELETE", ONE, Answer.NONE));
    }

    private static RemoteCommand one(String name, String summary, String method, String path, Answer answer) {
        return RemoteCommand.of(
                        name, summary, new Example("pratique registry " + name + " 1", ""), method, path, answer)
                .about("REGISTRY", REGISTRY);
    }

    private static Command add() {
        return RemoteCommand.of(
                        "add",
                        "Connect a registry.",
                        new Example("pratique registry add ghcr.io --user ada --include 'org/**'", "with a password"),
                        "POST",
                        "/api/v1/registries",
                        Answer.THING)
                .about("ADDRESS", "Its host, with a port where it has one.")
                .with(
                        RemoteInput.text("--name", "name", "NAME", "How to call it; default its address."),
                        RemoteInput.text(
                                "--kind",
                                "kind",
                                "KIND",
                                "What sort it is, such as harbor or ecr; default distribution."),
                        RemoteInput.credential(
                                CredentialInput.USER,
                                "USER",
                                List.of(),
                                "Log in as this user, with the password in $" + CredentialInput.PASSWORD + "."),
                        RemoteInput.credential(
                                CredentialInput.KIND,
                                "KIND",
                                CredentialInput.KINDS,
                                "Log in with a token, a key or an identity, from the variables of its cloud."),
                        RemoteInput.credential(
                                CredentialInput.FILE,
                                "FILE",
                                List.of(),
                                "Log in with what this file holds in JSON; - for standard input."),
                        RemoteInput.texts(
                                "--include",
                                "include",
                                "PATTERN",
                                "Watch only these: team/**, team/*:v*; may be repeated."),
                        RemoteInput.texts("--exclude", "exclude", "PATTERN", "Do not watch these; may be repeated."),
                        RemoteInput.flag("--insecure", "insecure", "Allow plain HTTP and unverified certificates."),
                        RemoteInput.flag(
                                "--internal", "internal", "It is in a private network or on the server's machine."),
                        RemoteInput.number("--parallel", "parallel", "N", "Scans at once; default 4."),
                        RemoteInput.number(
                                "--poll-seconds",
                                "pollSeconds",
                                "N",
                                "How often it is asked what it has; default 900."));
    }

    private static Command scan() {
        return RemoteCommand.of(
                        "scan",
                        "Scan images of a registry.",
                        new Example("pratique registry scan 1 --pattern 'team/*:v*'", "all tags that match"),
                        "POST",
                        ONE + "/scans",
                        Answer.THING)
                .about("REGISTRY", REGISTRY)
                .with(
                        RemoteInput.text("--repository", "repository", "NAME", "The repository of one image."),
                        RemoteInput.text("--reference", "reference", "TAG", "The tag or the digest of that image."),
                        RemoteInput.texts(
                                "--pattern", "patterns", "PATTERN", "All tags that match instead; may be repeated."),
                        RemoteInput.flag("--again", "again", "Also what was read before by the same analyzers."));
    }

    private static Command events() {
        return RemoteCommand.list(
                        "events",
                        "List what registries told.",
                        new Example("pratique registry events --kind push", "the newest first"),
                        "/api/v1/events",
                        "received",
                        "registry",
                        "kind",
                        "repository",
                        "tag",
                        "digest",
                        "actor")
                .with(
                        RemoteInput.number("--registry", "registry", "ID", "Only of this registry."),
                        RemoteInput.word(
                                "--kind", "kind", List.of("push", "pull", "delete", "import"), "Only of this kind."),
                        RemoteInput.text("--repository", "repository", "NAME", "Only about this repository."));
    }
}
