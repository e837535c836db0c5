package io.pratique.cli;

import io.pratique.cli.output.StandardOutput;
import io.pratique.http.HttpTransport.Response;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command that is one request to a server.
///
/// @param parameter the label of its parameter; empty for none
/// @param path of the request; `{}` stands for the parameter
/// @param inputs its options: the query of a GET, the body of anything else
/// @param answer how the answer is shown
/// @param columns of a list
record RemoteCommand(
        String name,
        String summary,
        List<Example> examples,
        String parameter,
        String explained,
        String method,
        String path,
        List<RemoteInput> inputs,
        Answer answer,
        List<String> columns)
        implements Command {
    private static final List<String> FORMATS = List.of("table", "json");

    /// What comes back.
    enum Answer {
        /// A page of a list.
        PAGE,
        /// One thing.
        THING,
        /// A document that is passed on.
        DOCUMENT,
        /// Nothing.
        NONE
    }

    static RemoteCommand of(String name, String summary, Example example, String method, String path, Answer answer) {
        return new RemoteCommand(name, summary, List.of(example), "", "", method, path, List.of(), answer, List.of());
    }

    static RemoteCommand list(String name, String summary, Example example, String path, String... columns) {
        return of(name, summary, example, "GET", path, Answer.PAGE).showing(columns);
    }

    RemoteCommand showing(String... shown) {
        return new RemoteCommand(
                name, summary, examples, parameter, explained, method, path, inputs, answer, List.of(shown));
    }

    RemoteCommand about(String label, String meaning) {
        return new RemoteCommand(name, summary, examples, label, meaning, method, path, inputs, answer, columns);
    }

    RemoteCommand with(RemoteInput... more) {
        List<RemoteInput> all = new ArrayList<>(inputs);
        all.addAll(List.of(more));
        return new RemoteCommand(
                name, summary, examples, parameter, explained, method, path, List.copyOf(all), answer, columns);
    }

    @Override
    public void describe(CommandSpec spec) {
        if (!parameter.isEmpty()) {
            spec.addPositional(Options.parameter(parameter, List.of(), explained));
        }
        inputs.forEach(input -> spec.addOption(input.spec()));
        if (answer == Answer.PAGE) {
            spec.addOption(Options.value("--limit", "N", "Rows at most; 50 unless told, up to 500."));
            spec.addOption(Options.value("--cursor", "CURSOR", "Go on where an earlier list ended."));
        }
        if (isShown()) {
            spec.addOption(Options.choice(
                    "--format",
                    "FORMAT",
                    FORMATS,
                    "table, for people, or json, as the server answers; default table."));
        }
        spec.addOption(ServerConnection.option());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        boolean raw = answer == Answer.DOCUMENT || isJson(parsed);
        String target = target(parsed);
        byte[] body = method.equals("POST") || method.equals("PUT") ? body(parsed, around) : null;
        try (ServerConnection server = ServerConnection.open(parsed, around)) {
            if (!raw) {
                return Cli.print(shown(server.json(method, target, body)), around);
            }
            try (Response response = server.send(method, target, body)) {
                StandardOutput.write(around.out(), out -> response.body().transferTo(out));
            }
            return ExitCode.SUCCESS;
        }
    }

    private boolean isJson(ParseResult parsed) {
        String format = isShown() ? Options.text(parsed, "--format") : null;
        if (format != null && !FORMATS.contains(format)) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "unknown format '" + format + "'; it is one of " + String.join(", ", FORMATS));
        }
        return "json".equals(format);
    }

    private boolean isShown() {
        return answer == Answer.PAGE || answer == Answer.THING;
    }

    private String target(ParseResult parsed) {
        var query = new StringBuilder();
        if (method.equals("GET")) {
            if (isParameterMember()) {
                query.append(query(member(), Options.parameter(parsed)));
            }
            inputs.forEach(input -> query.append(input.query(parsed)));
        }
        if (answer == Answer.PAGE) {
            query.append(query("limit", Options.text(parsed, "--limit")));
            query.append(query("cursor", Options.text(parsed, "--cursor")));
        }
        String whole =
                path.contains("{}") ? path.replace("{}", ServerConnection.encoded(Options.parameter(parsed))) : path;
        return query.isEmpty() ? whole : whole + "?" + query.substring(1);
    }

    private static String query(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + ServerConnection.encoded(value);
    }

    /// Whether its parameter is sent as a member of the query or of the body, rather than in the path.
    private boolean isParameterMember() {
        return !parameter.isEmpty() && !path.contains("{}");
    }

    private String member() {
        return parameter.toLowerCase(Locale.ROOT);
    }

    private byte[] body(ParseResult parsed, Surroundings around) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                if (isParameterMember()) {
                    json.string(member(), Options.parameter(parsed));
                }
                for (RemoteInput input : inputs) {
                    input.write(json, parsed, around);
                }
            });
        }
        return out.toByteArray();
    }

    private String shown(JsonValue value) {
        return switch (answer) {
            case PAGE -> RemoteTable.page(value, columns);
            case THING -> RemoteTable.thing(value);
            case NONE -> "done\n";
            case DOCUMENT -> "";
        };
    }
}
