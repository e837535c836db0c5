package io.pratique.server.ui;

import io.pratique.image.registry.RegistryClient;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.ConnectedRegistry;
import io.pratique.server.registry.ConnectionTest;
import io.pratique.server.registry.ConnectionTest.Step;
import io.pratique.server.registry.Poll;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryClients;
import io.pratique.server.registry.RegistryDraft;
import io.pratique.server.registry.RegistryKind;
import io.pratique.server.registry.WebhookSecrets;
import io.pratique.server.registry.listing.RegistryCatalogue;
import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.ui.template.JteregistriesGenerated;
import io.pratique.server.ui.template.JteregistryGenerated;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/// Connected registries: which there are, connecting one, trying it, its notifications.
public final class RegistryPages implements Resource {
    private final Site site;
    private final Registries registries;
    private final RegistryClients clients;
    private final WebhookSecrets secrets;
    private final Runnable wake;
    private final SecureRandom random = new SecureRandom();

    /// @param wake called when there is something to do
    RegistryPages(Site site, Registries registries, RegistryClients clients, WebhookSecrets secrets, Runnable wake) {
        this.site = site;
        this.registries = registries;
        this.clients = clients;
        this.secrets = secrets;
        this.wake = wake;
    }

    /// The parameters of the list.
    public record Listed(
            List<ConnectedRegistry> registries, List<RegistryKind> kinds, List<CredentialForm.Kind> credentials) {}

    /// The parameters of one registry.
    ///
    /// @param kind its vendor, for people
    /// @param webhook where it sends notifications to
    /// @param secret of the notifications, when it was made just now; else empty
    /// @param steps of a trial that was made just now
    public record Shown(
            ConnectedRegistry registry,
            String kind,
            String webhook,
            boolean hasSecret,
            String secret,
            List<Step> steps) {}

    @Override
    public List<Route> routes() {
        return List.of(
                site.get("/registries", this::list),
                site.post("/registries", this::create),
                site.get("/registries/{registry}", call -> show(call, find(call), "", List.of())),
                site.post("/registries/{registry}/test", this::test),
                site.post("/registries/{registry}/poll", this::poll),
                site.post("/registries/{registry}/secret", this::secret),
                site.post("/registries/{registry}/remove", this::remove));
    }

    private Reply list(Call call) {
        List<ConnectedRegistry> connected = registries.list(call.organisation()).stream()
                .filter(RegistryPages::isConnected)
                .toList();
        var listed = new Listed(connected, RegistryKind.ALL, CredentialForm.KINDS);
        Frame frame = site.frame(call, "Registries", "registries");
        return Html.page(200, out -> JteregistriesGenerated.render(out, Html.unchanged(), frame, listed));
    }

    /// What lies on the server's own machine is no registry to anybody.
    private static boolean isConnected(ConnectedRegistry registry) {
        return RegistryKind.of(registry.settings().kind()).isPresent();
    }

    private ConnectedRegistry find(Call call) throws Problem {
        int id = call.id("registry");
        return registries
                .find(call.organisation(), id)
                .filter(RegistryPages::isConnected)
                .orElseThrow(() -> Problem.notFound("registry " + id));
    }

    private Reply show(Call call, ConnectedRegistry registry, String secret, List<Step> steps) throws IOException {
        String kind = RegistryKind.of(registry.settings().kind())
                .map(RegistryKind::name)
                .orElse(registry.settings().kind());
        String scheme = "https".equals(call.header("X-Forwarded-Proto")) ? "https://" : "http://";
        String webhook = scheme + call.header("Host") + "/api/v1/registries/" + registry.id() + "/events";
        var shown = new Shown(registry, kind, webhook, secrets.find(registry).isPresent(), secret, steps);
        Frame frame = site.frame(call, registry.settings().name(), "registries");
        return Html.page(200, out -> JteregistryGenerated.render(out, Html.unchanged(), frame, shown));
    }

    private Reply create(Call call, Form form) throws Problem {
        try {
            RegistryDraft draft = draft(form);
            ConnectedRegistry created = registries.create(call.organisation(), draft, CredentialForm.read(form));
            wake.run();
            return Html.redirect("/registries/" + created.id());
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
    }

    private static RegistryDraft draft(Form form) throws Problem {
        String kind = form.text("kind");
        if (RegistryKind.of(kind).isEmpty()) {
            throw Problem.badRequest("choose what kind of registry it is");
        }
        String address = form.text("address");
        RegistryDraft usual =
                RegistryDraft.of(form.text("name").isEmpty() ? address : form.text("name"), kind, address);
        return new RegistryDraft(
                usual.name(),
                null,
                kind,
                address,
                form.has("insecure"),
                form.has("internal"),
                form.lines("include"),
                form.lines("exclude"),
                usual.parallel(),
                usual.pollSeconds());
    }

    private Reply test(Call call, Form form) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        try (RegistryClient client = clients.open(registry)) {
            RegistryCatalogue catalogue = registry.catalogue(client);
            return show(call, registry, "", ConnectionTest.run(client, catalogue, registry.scope()));
        }
    }

    private Reply poll(Call call, Form form) throws Problem {
        ConnectedRegistry registry = find(call);
        long job = site.database()
                .of(
                        call.organisation(),
                        transaction -> JobQueue.enqueue(
                                transaction, Poll.job(call.organisation(), registry.id(), Priority.ON_DEMAND)));
        wake.run();
        return Html.redirect("/jobs/" + job);
    }

    /// Makes a new secret, which is told this once.
    private Reply secret(Call call, Form form) throws IOException, Problem {
        ConnectedRegistry registry = find(call);
        WebhookSecret.Shared made = WebhookSecret.random(random);
        secrets.set(registry, made);
        return show(call, registry, made.value(), List.of());
    }

    private Reply remove(Call call, Form form) throws Problem {
        registries.remove(call.organisation(), find(call).id());
        return Html.redirect("/registries");
    }
}
