package io.pratique.cli;

import io.pratique.json.JsonWriter;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Changes a setting of a server.
final class SettingSetCommand implements Command {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public String summary() {
        return "Change a setting.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique setting set scan.pushed-days=30", "care for images of the last 30 days"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("NAME=VALUE", List.of(), "The setting, and the number that it gets."));
        spec.addOption(ServerConnection.option());
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String word = Options.parameter(parsed);
        int equals = word.indexOf('=');
        long value;
        try {
            value = Long.parseLong(word.substring(equals + 1));
        } catch (NumberFormatException notANumber) {
            throw new PratiqueException(
                    ErrorKind.USAGE, "a setting is changed by NAME=NUMBER, as in scan.pushed-days=30", notANumber);
        }
        var body = new ByteArrayOutputStream();
        try (var json = new JsonWriter(body)) {
            json.object(() -> json.number(word.substring(0, Math.max(0, equals)), value));
        }
        try (ServerConnection server = ServerConnection.open(parsed, around)) {
            return Cli.print(
                    RemoteTable.page(
                            server.json("PUT", "/api/v1/settings", body.toByteArray()), RemoteCommands.SETTING_COLUMNS),
                    around);
        }
    }
}
