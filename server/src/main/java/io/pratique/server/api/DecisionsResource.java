package io.pratique.server.api;

import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.match.exception.Status;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.decision.Decision;
import io.pratique.server.decision.DecisionDraft;
import io.pratique.server.decision.Decisions;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people decided about vulnerabilities of packages.
public final class DecisionsResource implements Resource {
    private final Database database;
    private final Decisions decisions;

    public DecisionsResource(Database database, Decisions decisions) {
        this.database = database;
        this.decisions = decisions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/decisions", this::list),
                Route.post("/api/v1/decisions", this::decide),
                Route.get("/api/v1/decisions/{decision}", this::one),
                Route.delete("/api/v1/decisions/{decision}", this::end));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        var query = new Decisions.Query(
                call.number("repository"),
                call.parameter("package", ""),
                call.parameter("vulnerability", ""),
                call.flag("history"),
                Page.before(call),
                limit);
        return Page.of(
                decisions.list(call.organisation(), query),
                limit,
                row -> Long.toString(row.id()),
                DecisionsResource::write);
    }

    private static void write(JsonWriter json, Decision decision) throws IOException {
        DecisionDraft what = decision.what();
        json.number("id", decision.id());
        json.number("registry", decision.registry());
        json.number("repositoryId", what.repository());
        json.string("repository", decision.repositoryName());
        json.string("platform", what.platform().isEmpty() ? null : what.platform());
        json.string("package", what.packageUrl());
        json.string("vulnerability", what.problem());
        json.string("status", what.status().text());
        json.string("reason", what.reason());
        json.string("author", what.author());
        json.string("owner", what.owner());
        json.string("ticket", what.ticket());
        json.string("expires", ImagesResource.text(what.expires()));
        json.bool("expired", decision.expired());
        json.string("since", decision.since().toString());
        json.string("until", ImagesResource.text(decision.until()));
    }

    private static Reply answer(Decision decision) throws IOException {
        return Reply.json(json -> write(json, decision)).tagged();
    }

    private Decision find(Call call) throws Problem {
        int id = call.id("decision");
        return decisions.find(call.organisation(), id).orElseThrow(() -> Problem.notFound("decision " + id));
    }

    private Reply one(Call call) throws IOException, Problem {
        return answer(find(call));
    }

    private Reply decide(Call call) throws IOException, Problem {
        JsonValue body = call.json();
        Status status = Status.of(body.text("status", ""));
        if (status == null) {
            throw Problem.badRequest("status is one of accepted, not_affected, affected, under_investigation");
        }
        try {
            var draft = new DecisionDraft(
                    repository(call, body),
                    body.text("platform", ""),
                    body.text("package", ""),
                    body.text("vulnerability", "").strip(),
                    status,
                    body.text("reason", "").strip(),
                    body.text("author", "").strip(),
                    body.text("owner"),
                    body.text("ticket"),
                    day(body.text("expires")));
            Decision made = decisions
                    .decide(call.organisation(), draft)
                    .orElseThrow(() -> Problem.badRequest("there is no repository " + draft.repository()));
            return Reply.json(201, json -> write(json, made)).with("Location", "/api/v1/decisions/" + made.id());
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
    }

    /// By its id, or by its registry and its name.
    private int repository(Call call, JsonValue body) throws Problem {
        Long id = body.get("repositoryId").integer();
        if (id != null) {
            return (int) Math.clamp(id, 0, Integer.MAX_VALUE);
        }
        Long registry = body.get("registry").integer();
        String name = body.text("repository", "");
        if (registry == null || name.isEmpty()) {
            throw Problem.badRequest("repositoryId, or registry and repository, say whose images it is about");
        }
        int number = (int) Math.clamp(Objects.requireNonNull(registry), 0, Integer.MAX_VALUE);
        return database.of(
                        call.organisation(),
                        transaction -> new Catalogue(transaction, call.organisation()).findRepository(number, name))
                .orElseThrow(() -> Problem.badRequest("there is no repository " + name + " in registry " + number));
    }

    private static @Nullable LocalDate day(@Nullable String text) throws Problem {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            throw Problem.badRequest("expires is the last day it holds, such as 2026-12-31");
        }
    }

    private Reply end(Call call) throws IOException, Problem {
        Decision decision = find(call);
        call.requireUnchanged(answer(decision));
        if (!decisions.end(call.organisation(), decision.id())) {
            throw Problem.conflict("decision " + decision.id() + " was taken back before");
        }
        return Reply.empty(204);
    }
}
