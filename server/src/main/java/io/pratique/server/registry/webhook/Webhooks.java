package io.pratique.server.registry.webhook;

import java.util.List;
import java.util.Optional;

/// All vendors whose notifications are understood. GitLab's registry sends those of [DistributionWebhook].
public final class Webhooks {
    public static final List<Webhook> ALL = List.of(
            new AzureWebhook(),
            new ArtifactoryWebhook(),
            new DistributionWebhook(),
            new DockerHubWebhook(),
            new EcrWebhook(),
            new GithubWebhook(),
            new GoogleWebhook(),
            new HarborWebhook(),
            new NexusWebhook(),
            new QuayWebhook());

    private Webhooks() {}

    public static Optional<Webhook> of(String id) {
        return ALL.stream().filter(webhook -> webhook.id().equals(id)).findFirst();
    }
}
