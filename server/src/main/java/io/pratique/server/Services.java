package io.pratique.server;

import io.pratique.http.HttpTransport;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.http.Waiting;
import io.pratique.server.api.AdvisoriesResource;
import io.pratique.server.api.ComponentsResource;
import io.pratique.server.api.CoverageResource;
import io.pratique.server.api.DecisionsResource;
import io.pratique.server.api.DocumentResource;
import io.pratique.server.api.EventsResource;
import io.pratique.server.api.FindingsResource;
import io.pratique.server.api.HealthResource;
import io.pratique.server.api.HistoryResource;
import io.pratique.server.api.ImagesResource;
import io.pratique.server.api.JobsResource;
import io.pratique.server.api.MachineResource;
import io.pratique.server.api.MetricsResource;
import io.pratique.server.api.NotificationsResource;
import io.pratique.server.api.RegistriesResource;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Router;
import io.pratique.server.api.SchedulesResource;
import io.pratique.server.api.SettingsResource;
import io.pratique.server.api.SightingsResource;
import io.pratique.server.api.Tokens;
import io.pratique.server.api.TokensResource;
import io.pratique.server.api.VulnerabilitiesResource;
import io.pratique.server.decision.Decisions;
import io.pratique.server.finding.Vulnerabilities;
import io.pratique.server.harbor.HarborResource;
import io.pratique.server.harbor.HarborScan;
import io.pratique.server.imports.DigestsResource;
import io.pratique.server.imports.ReportsResource;
import io.pratique.server.imports.Upload;
import io.pratique.server.imports.UploadsResource;
import io.pratique.server.judge.AdvisoryUpdate;
import io.pratique.server.judge.Assessing;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.Rejudge;
import io.pratique.server.metrics.MeasuredHandler;
import io.pratique.server.metrics.Meters;
import io.pratique.server.metrics.ServerMetrics;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.registry.ConnectedImages;
import io.pratique.server.registry.EventStore;
import io.pratique.server.registry.Poll;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryClients;
import io.pratique.server.registry.ScanPattern;
import io.pratique.server.registry.Sightings;
import io.pratique.server.registry.WebhookSecrets;
import io.pratique.server.registry.credential.CloudAddresses;
import io.pratique.server.registry.credential.CloudHttp;
import io.pratique.server.registry.credential.CredentialIssuer;
import io.pratique.server.registry.credential.IssuedCredentials;
import io.pratique.server.registry.webhook.PublishedKeys;
import io.pratique.server.registry.webhook.WebhookReceiver;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.scan.ScanJob;
import io.pratique.server.schedule.Schedules;
import io.pratique.server.schedule.Sweep;
import io.pratique.server.schedule.Ticker;
import io.pratique.server.secret.MasterKeys;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.TracedHandler;
import io.pratique.server.trace.Tracer;
import io.pratique.server.trace.Tracing;
import io.pratique.server.ui.Ui;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a server is made of, put together: who does jobs, who answers, who looks for what is due.
final class Services implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerSettings settings;
    private final Database database;
    private final Generations generations;
    private final CloudHttp cloud;
    private final HttpTransport outside;
    private final Sealer sealer;
    private final Registries registries;
    private final RegistryClients clients;
    private final WebhookSecrets secrets;
    private final Poll poll;
    private final Tracing tracing;
    private final Meters meters = new Meters();

    Services(ServerSettings settings, Database database, Generations generations, Clock clock) throws IOException {
        this.settings = settings;
        this.database = database;
        this.generations = generations;
        var environment = settings.environment();
        Proxies proxies = Proxies.of(environment);
        TlsTrust trust = TlsTrust.of(environment);
        this.cloud = CloudHttp.open(proxies, trust, Waiting.SYSTEM);
        this.outside = new HttpTransport(proxies, trust, PATIENCE, PATIENCE);
        this.sealer =
                new Sealer(MasterKeys.load(environment, settings.folder().resolve("master.key")), new SecureRandom());
        this.registries = new Registries(database, sealer);
        this.secrets = new WebhookSecrets(database, sealer);
        var issued =
                new IssuedCredentials(new CredentialIssuer(cloud, CloudAddresses.REAL, environment), Waiting.SYSTEM);
        this.clients = new RegistryClients(registries, issued, environment, Waiting.SYSTEM);
        this.poll = new Poll(database, registries, clients);
        this.tracing = Tracing.of(environment, settings.version(), clock);
    }

    /// Seals what is kept sealed by the newest master key, where another was given.
    ///
    /// @throws SealException when the key that something is sealed by is not given any more
    void rotate() throws SealException {
        registries.rotate();
        secrets.rotate();
    }

    List<JobHandler> handlers() {
        List<JobHandler> handlers = List.of(
                new ScanJob(database, new ConnectedImages(registries, clients), generations),
                new LocalScan(generations, settings.environment()),
                new Rejudge(database, generations),
                new HarborScan(database, generations, sealer, settings.environment()),
                new AdvisoryUpdate(generations, settings.folder().resolve("advisories"), settings.fetching()),
                poll,
                new ScanPattern(database),
                new Sweep());
        return handlers.stream()
                .<JobHandler>map(handler -> new MeasuredHandler(new TracedHandler(handler, tracing.tracer()), meters))
                .toList();
    }

    /// What is counted of the work of this process.
    Meters meters() {
        return meters;
    }

    /// Records what this process does.
    Tracer tracer() {
        return tracing.tracer();
    }

    /// What may be due again and again.
    List<Ticker.Look> looks() {
        return List.of(poll::due, generations::due);
    }

    /// @param wake called when there is something to do
    Router router(Runnable wake, Clock clock, Tokens tokens) throws IOException {
        var assessing = new Assessing(database, generations);
        var vulnerabilities = new Vulnerabilities(generations);
        List<Resource> resources = new ArrayList<>();
        resources.addAll(ofThisServer(tokens));
        resources.addAll(List.of(
                new ImagesResource(database, assessing, vulnerabilities, clock, settings.version()),
                new CoverageResource(database, assessing),
                new FindingsResource(database),
                new HistoryResource(database, wake),
                new ReportsResource(database, assessing),
                new UploadsResource(new Upload(database, generations)),
                new DigestsResource(database, assessing, clock, settings.version()),
                new VulnerabilitiesResource(database, vulnerabilities),
                new ComponentsResource(database),
                new DecisionsResource(database, new Decisions(database)),
                new MachineResource(database, wake),
                new AdvisoriesResource(database, wake),
                new HarborResource(database, assessing, sealer, wake, clock, settings.version())));
        resources.addAll(ofRegistries(wake, clock));
        resources.add(new Ui(new Ui.Parts(
                database,
                tokens.sessions(),
                assessing,
                registries,
                clients,
                secrets,
                clock,
                settings.environment(),
                wake)));
        return new Router(resources);
    }

    private List<Resource> ofThisServer(Tokens tokens) throws IOException {
        return List.of(
                new HealthResource(database),
                new DocumentResource(),
                new MetricsResource(database, new ServerMetrics(database, generations, meters), tokens),
                new JobsResource(database),
                new SchedulesResource(new Schedules(database), registries),
                new SettingsResource(database),
                new TokensResource(tokens));
    }

    private List<Resource> ofRegistries(Runnable wake, Clock clock) {
        return List.of(
                new RegistriesResource(database, registries, clients, secrets, wake),
                new SightingsResource(new Sightings(database, registries), wake),
                new NotificationsResource(database),
                new EventsResource(
                        registries,
                        secrets,
                        new WebhookReceiver(new PublishedKeys(outside, Waiting.SYSTEM)),
                        new EventStore(database),
                        wake,
                        clock));
    }

    @Override
    public void close() throws IOException {
        tracing.close();
        outside.close();
        cloud.close();
    }
}
