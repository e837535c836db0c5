package io.pratique.server.registry;

import io.pratique.image.registry.Page;
import io.pratique.image.registry.RegistryClient;
import io.pratique.model.PratiqueException;
import io.pratique.server.registry.listing.ListedTag;
import io.pratique.server.registry.listing.RegistryCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Tries a registry step by step, for the administrator who has just entered it.
public final class ConnectionTest {
    private final List<Step> steps = new ArrayList<>();
    private final Scope scope;
    private final RegistryCatalogue catalogue;
    private final RegistryClient client;

    /// @param message a plain sentence
    public record Step(String name, boolean passed, String message) {}

    private ConnectionTest(RegistryClient client, RegistryCatalogue catalogue, Scope scope) {
        this.client = client;
        this.catalogue = catalogue;
        this.scope = scope;
    }

    /// The steps that were tried; only the last may have failed.
    public static List<Step> run(RegistryClient client, RegistryCatalogue catalogue, Scope scope) {
        var test = new ConnectionTest(client, catalogue, scope);
        test.run();
        return List.copyOf(test.steps);
    }

    @FunctionalInterface
    private interface Trial {
        String run() throws IOException;
    }

    private boolean step(String name, Trial trial) {
        try {
            steps.add(new Step(name, true, trial.run()));
            return true;
        } catch (IOException | PratiqueException failed) {
            steps.add(new Step(name, false, String.valueOf(failed.getMessage())));
            return false;
        }
    }

    private void run() {
        List<String> repositories = new ArrayList<>();
        boolean reached = step("connect", () -> {
            client.ping();
            return "the registry answers and takes the credential";
        });
        if (!reached || !step("list repositories", () -> repositories(repositories)) || repositories.isEmpty()) {
            return;
        }
        String repository = repositories.getFirst();
        List<String> tags = new ArrayList<>();
        if (step("list tags", () -> tags(repository, tags)) && !tags.isEmpty()) {
            String tag = tags.getFirst();
            step(
                    "read an image",
                    () -> repository + ":" + tag + " is "
                            + client.resolve(repository, tag).digest());
        }
    }

    private String repositories(List<String> out) throws IOException {
        Page<String> page = catalogue.repositories(null);
        page.items().stream().filter(scope::includes).forEach(out::add);
        String more = page.next() == null ? "" : " and more";
        return page.items().size() + more + " repositories, of which " + out.size() + " are included";
    }

    private String tags(String repository, List<String> out) throws IOException {
        Page<ListedTag> page = catalogue.tags(repository, null);
        page.items().stream()
                .map(ListedTag::name)
                .filter(tag -> scope.includes(repository, tag))
                .forEach(out::add);
        return repository + " has " + page.items().size() + (page.next() == null ? "" : " and more")
                + " tags, of which " + out.size() + " are included";
    }
}
