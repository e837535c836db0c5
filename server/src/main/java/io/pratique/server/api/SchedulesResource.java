package io.pratique.server.api;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.ScanPattern;
import io.pratique.server.schedule.ScheduleRow;
import io.pratique.server.schedule.ScheduledWork;
import io.pratique.server.schedule.Schedules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Work that comes again, by name.
public final class SchedulesResource implements Resource {
    private static final int LONGEST_NAME = 100;

    private final Schedules schedules;
    private final Registries registries;

    public SchedulesResource(Schedules schedules, Registries registries) {
        this.schedules = schedules;
        this.registries = registries;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/schedules", this::list),
                Route.get("/api/v1/schedules/{schedule}", this::one),
                Route.put("/api/v1/schedules/{schedule}", this::set),
                Route.delete("/api/v1/schedules/{schedule}", this::remove));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        List<ScheduleRow> rows = schedules.list(call.organisation(), Page.after(call), limit);
        return Page.of(rows, limit, row -> Integer.toString(row.id()), SchedulesResource::write);
    }

    private static void write(JsonWriter json, ScheduleRow row) throws IOException {
        json.string("name", row.name());
        json.string("kind", row.kind());
        json.string("cron", row.cron());
        json.string("zone", row.zone());
        json.bool("enabled", row.enabled());
        JsonValue payload = Json.parse(row.payload().getBytes(StandardCharsets.UTF_8));
        Long registry = payload.get("registry").integer();
        json.number("registry", registry == null ? null : registry.doubleValue());
        json.strings("patterns", payload.get("patterns").strings());
        json.bool("again", payload.get("again").isTrue());
        json.string("due", ImagesResource.text(row.due()));
        json.string("last", ImagesResource.text(row.last()));
    }

    private Reply one(Call call) throws IOException, Problem {
        String name = call.variable("schedule");
        return answer(
                schedules.find(call.organisation(), name).orElseThrow(() -> Problem.notFound("schedule " + name)));
    }

    private static Reply answer(ScheduleRow row) throws IOException {
        return Reply.json(json -> write(json, row)).tagged();
    }

    private Reply set(Call call) throws IOException, Problem {
        String name = call.variable("schedule");
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw Problem.badRequest("the name of a schedule has up to " + LONGEST_NAME + " characters");
        }
        JsonValue body = call.json();
        boolean present = schedules.find(call.organisation(), name).isPresent();
        if (present || call.header("If-Match") != null) {
            call.requireUnchanged(one(call));
        }
        ScheduledWork work = ScheduledWork.of(body.text("kind", ""));
        if (work == null) {
            throw Problem.badRequest("kind is one of "
                    + Arrays.stream(ScheduledWork.values())
                            .map(ScheduledWork::kind)
                            .collect(Collectors.joining(", ")));
        }
        boolean enabled = body.get("enabled").isNull() || body.get("enabled").isTrue();
        try {
            schedules.set(
                    call.organisation(),
                    name,
                    body.text("cron", ""),
                    body.text("zone", "UTC"),
                    work.kind(),
                    payload(call, work, body),
                    enabled);
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
        return one(call);
    }

    private String payload(Call call, ScheduledWork work, JsonValue body) throws Problem {
        if (!work.isOfRegistry()) {
            return "{}";
        }
        Long id = body.get("registry").integer();
        if (id == null
                || id != id.intValue()
                || registries.find(call.organisation(), id.intValue()).isEmpty()) {
            throw Problem.badRequest("registry is the id of a connected registry");
        }
        return switch (work) {
            case SWEEP -> "{}";
            case POLL -> "{\"registry\": " + id + "}";
            case SCAN_PATTERN ->
                new ScanPattern.Request(
                                id.intValue(),
                                body.get("patterns").strings(),
                                body.get("again").isTrue())
                        .payload();
        };
    }

    private Reply remove(Call call) throws IOException, Problem {
        call.requireUnchanged(one(call));
        schedules.remove(call.organisation(), call.variable("schedule"));
        return Reply.empty(204);
    }
}
