package io.pratique.server.api;

import io.pratique.image.registry.RegistryClient;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.ConnectedRegistry;
import io.pratique.server.registry.ConnectionTest;
import io.pratique.server.registry.Poll;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryClients;
import io.pratique.server.registry.RegistryDraft;
import io.pratique.server.registry.RegistryKind;
import io.pratique.server.registry.ScanPattern;
import io.pratique.server.registry.WebhookSecrets;
import io.pratique.server.registry.credential.StoredCredential;
import io.pratique.server.registry.credential.StoredCredentials;
import io.pratique.server.registry.listing.RegistryCatalogue;
import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Connected registries.
public final class RegistriesResource implements Resource {
    private final Database database;
    private final Registries registries;
    private final RegistryClients clients;
    private final WebhookSecrets secrets;
    private final Runnable wake;

    /// @param wake called when there is something to do
    public RegistriesResource(
            Database database, Registries registries, RegistryClients clients, WebhookSecrets secrets, Runnable wake) {
        this.database = database;
        this.registries = registries;
        this.clients = clients;
        this.secrets = secrets;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/registries", this::list),
                Route.post("/api/v1/registries", this::create),
                Route.get("/api/v1/registries/{registry}", this::one),
                Route.put("/api/v1/registries/{registry}", this::change),
                Route.delete("/api/v1/registries/{registry}", this::remove),
                Route.post("/api/v1/registries/{registry}/test", this::test),
                Route.post("/api/v1/registries/{registry}/polls", this::poll),
                Route.post("/api/v1/registries/{registry}/scans", this::scan),
                Route.put("/api/v1/registries/{registry}/webhook-secret", this::secret));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        List<ConnectedRegistry> rows = registries.page(call.organisation(), Page.after(call), limit);
        return Page.of(rows, limit, one -> Integer.toString(one.id()), RegistriesResource::write);
    }

    private static void write(JsonWriter json, ConnectedRegistry registry) throws IOException {
        RegistryDraft settings = registry.settings();
        json.number("id", registry.id());
        json.string("name", settings.name());
        json.string("kind", settings.kind());
        json.string("address", settings.address());
        json.bool("insecure", settings.insecure());
        json.bool("internal", settings.internal());
        json.strings("include", settings.include());
        json.strings("exclude", settings.exclude());
        json.number("parallel", settings.parallel());
        json.number("pollSeconds", settings.pollSeconds());
        json.bool("hasCredential", registry.hasCredential());
        json.string("webhook", "/api/v1/registries/" + registry.id() + "/events");
    }

    private ConnectedRegistry find(Call call) throws Problem {
        int id = call.id("registry");
        return registries.find(call.organisation(), id).orElseThrow(() -> Problem.notFound("registry " + id));
    }

    private Reply one(Call call) throws IOException, Problem {
        return answer(find(call));
    }

    private static Reply answer(ConnectedRegistry registry) throws IOException {
        return Reply.json(json -> write(json, registry)).tagged();
    }

    private Reply create(Call call) throws IOException, Problem {
        JsonValue body = call.json();
        StoredCredential credential = credential(body);
        ConnectedRegistry created;
        try {
            created = registries.create(
                    call.organisation(), draft(body), credential == null ? new StoredCredential.None() : credential);
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
        wake.run();
        return Reply.json(201, json -> write(json, created)).with("Location", "/api/v1/registries/" + created.id());
    }

    private Reply change(Call call) throws IOException, Problem {
        int id = call.id("registry");
        JsonValue body = call.json();
        call.requireUnchanged(answer(find(call)));
        try {
            ConnectedRegistry changed = registries
                    .update(call.organisation(), id, draft(body), credential(body))
                    .orElseThrow(() -> Problem.notFound("registry " + id));
            return answer(changed);
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
    }

    private static RegistryDraft draft(JsonValue body) throws Problem {
        String kind = body.text("kind", "distribution");
        if (RegistryKind.of(kind).isEmpty()) {
            throw Problem.badRequest("kind is one of "
                    + RegistryKind.ALL.stream().map(RegistryKind::id).collect(Collectors.joining(", ")));
        }
        String address = body.text("address", "");
        RegistryDraft usual = RegistryDraft.of(body.text("name", address), kind, address);
        return new RegistryDraft(
                usual.name(),
                null,
                kind,
                address,
                body.get("insecure").isTrue(),
                body.get("internal").isTrue(),
                body.get("include").strings(),
                body.get("exclude").strings(),
                number(body, "parallel", usual.parallel()),
                number(body, "pollSeconds", usual.pollSeconds()));
    }

    private static int number(JsonValue body, String name, int otherwise) throws Problem {
        JsonValue value = body.get(name);
        Long number = value.integer();
        if (!value.isNull() && (number == null || number.intValue() != number)) {
            throw Problem.badRequest(name + " is a number");
        }
        return number == null ? otherwise : number.intValue();
    }

    private static @Nullable StoredCredential credential(JsonValue body) {
        JsonValue credential = body.get("credential");
        return credential.isNull() ? null : StoredCredentials.parse(credential);
    }

    private Reply remove(Call call) throws IOException, Problem {
        int id = call.id("registry");
        call.requireUnchanged(answer(find(call)));
        if (!registries.remove(call.organisation(), id)) {
            throw Problem.notFound("registry " + id);
        }
        return Reply.empty(204);
    }

    private Reply test(Call call) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        try (RegistryClient client = clients.open(registry)) {
            RegistryCatalogue catalogue = registry.catalogue(client);
            List<ConnectionTest.Step> steps = ConnectionTest.run(client, catalogue, registry.scope());
            return Reply.json(json -> json.array("steps", () -> {
                for (ConnectionTest.Step step : steps) {
                    json.object(() -> json.string("name", step.name())
                            .bool("passed", step.passed())
                            .string("message", step.message()));
                }
            }));
        }
    }

    private Reply poll(Call call) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        return accepted(database.of(
                call.organisation(),
                transaction -> JobQueue.enqueue(
                        transaction, Poll.job(call.organisation(), registry.id(), Priority.ON_DEMAND))));
    }

    /// Scans an image of a registry now, or all whose tags match patterns.
    private Reply scan(Call call) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        JsonValue body = call.json();
        if (!body.get("patterns").isNull()) {
            return scanMatching(call, registry, body);
        }
        String repository = body.text("repository", "");
        String reference = body.text("reference", "");
        if (repository.isEmpty() || reference.isEmpty()) {
            throw Problem.badRequest("repository and reference say which image, the latter being a tag or a digest");
        }
        var request = new ScanRequest(
                registry.id(), repository, reference, body.get("again").isTrue());
        return accepted(database.of(
                call.organisation(),
                transaction -> JobQueue.enqueue(transaction, request.job(call.organisation(), Priority.ON_DEMAND))));
    }

    private Reply scanMatching(Call call, ConnectedRegistry registry, JsonValue body) throws IOException, Problem {
        try {
            var request = new ScanPattern.Request(
                    registry.id(),
                    body.get("patterns").strings(),
                    body.get("again").isTrue());
            return accepted(database.of(
                    call.organisation(),
                    transaction ->
                            JobQueue.enqueue(transaction, request.job(call.organisation(), Priority.ON_DEMAND))));
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
    }

    private Reply accepted(long job) throws IOException {
        wake.run();
        return Reply.json(202, json -> json.number("job", job)).with("Location", "/api/v1/jobs/" + job);
    }

    /// Sets by what notifications are known; a shared secret that is not given is made, and told this once.
    private Reply secret(Call call) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        byte[] given = call.bytes(1 << 16);
        boolean made;
        WebhookSecret secret;
        try {
            made = given.length == 0 || Json.parse(given).fields().isEmpty();
            secret = made ? WebhookSecret.random(new SecureRandom()) : WebhookSecret.decode(given);
        } catch (IOException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
        secrets.set(registry, secret);
        String told = made ? new String(secret.encoded(), StandardCharsets.UTF_8) : "{}";
        return Reply.of(200, "application/json", told.getBytes(StandardCharsets.UTF_8));
    }
}
