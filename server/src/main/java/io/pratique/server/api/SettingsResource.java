package io.pratique.server.api;

import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.server.storage.Database;
import io.pratique.server.storage.Settings;
import io.pratique.server.storage.Settings.Numeric;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What administrators may decide.
public final class SettingsResource implements Resource {
    private final Database database;

    public SettingsResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/settings", this::all), Route.put("/api/v1/settings", this::change));
    }

    private Reply all(Call call) throws IOException {
        Map<Numeric, Integer> values = database.of(call.organisation(), transaction -> {
            Map<Numeric, Integer> read = new LinkedHashMap<>();
            for (Numeric setting : Settings.ALL) {
                read.put(setting, Settings.number(transaction, call.organisation(), setting));
            }
            return read;
        });
        return Reply.json(json -> json.array("items", () -> {
                    for (Map.Entry<Numeric, Integer> one : values.entrySet()) {
                        json.object(() -> write(json, one.getKey(), one.getValue()));
                    }
                }))
                .tagged();
    }

    private static void write(JsonWriter json, Numeric setting, int value) throws IOException {
        json.string("name", setting.name());
        json.number("value", value);
        json.number("default", setting.otherwise());
        json.number("least", setting.least());
        json.number("most", setting.most());
    }

    /// Changes the settings that are named, all or none.
    private Reply change(Call call) throws IOException, Problem {
        Map<Numeric, Integer> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : call.json().fields().entrySet()) {
            values.put(setting(member.getKey()), value(member.getKey(), member.getValue()));
        }
        call.requireUnchanged(all(call));
        try {
            database.run(
                    call.organisation(),
                    transaction -> values.forEach(
                            (setting, value) -> Settings.set(transaction, call.organisation(), setting, value)));
        } catch (IllegalArgumentException outOfBounds) {
            throw Problem.badRequest(String.valueOf(outOfBounds.getMessage()));
        }
        return all(call);
    }

    private static Numeric setting(String name) throws Problem {
        return Settings.ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("there is no setting " + name + ", but "
                        + Settings.ALL.stream().map(Numeric::name).collect(Collectors.joining(", "))));
    }

    private static int value(String name, JsonValue value) throws Problem {
        Long number = value.integer();
        if (number == null || number.intValue() != number) {
            throw Problem.badRequest(name + " is a whole number");
        }
        return number.intValue();
    }
}
