package io.pratique.server.ui;

import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.api.Sessions;
import io.pratique.server.judge.Assessing;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryClients;
import io.pratique.server.registry.WebhookSecrets;
import io.pratique.server.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// All pages for people.
public final class Ui implements Resource {
    private final List<Resource> pages;

    /// What the pages are made of.
    ///
    /// @param clock for the age of what is shown
    /// @param environment of the server, by which engines are found
    /// @param wake called when there is something to do
    public record Parts(
            Database database,
            Sessions sessions,
            Assessing assessing,
            Registries registries,
            RegistryClients clients,
            WebhookSecrets secrets,
            Clock clock,
            Map<String, String> environment,
            Runnable wake) {}

    public Ui(Parts parts) {
        var site = new Site(parts.database(), parts.clock());
        this.pages = List.of(
                new Assets(),
                new LoginPages(site, parts.sessions()),
                new OverviewPage(site, parts.environment()),
                new ImagesPage(site),
                new ImagePage(site, parts.assessing()),
                new FindingPage(site, parts.assessing()),
                new PackagesPage(site, parts.assessing()),
                new PastPages(site),
                new RegistryPages(site, parts.registries(), parts.clients(), parts.secrets(), parts.wake()),
                new JobPages(site),
                new ScanForms(site, parts.registries(), parts.wake()));
    }

    @Override
    public List<Route> routes() {
        return pages.stream().flatMap(page -> page.routes().stream()).toList();
    }
}
