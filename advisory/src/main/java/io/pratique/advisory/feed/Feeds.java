package io.pratique.advisory.feed;

import java.util.List;

/// All feeds: distributions, languages, then facts about problems and releases.
public final class Feeds {
    public static final List<Feed> ALL = List.of(
            new AlmaLinuxFeed(),
            new AlpineFeed(),
            new AmazonFeed(),
            new AzureLinuxFeed(),
            new BottlerocketFeed(),
            new DebianFeed(),
            new FedoraFeed(),
            new OpenEulerFeed(),
            new OracleFeed(),
            new PhotonFeed(),
            new RedHatFeed(),
            new RockyFeed(),
            new SuseFeed(),
            new UbuntuFeed(),
            new CveEnrichmentFeed(),
            new GolangFeed(),
            new NodeSecurityFeed(),
            new ProjectKbFeed(),
            new PypiFeed(),
            new RetireJsFeed(),
            new VictimsFeed(),
            new CisaKevFeed(),
            new EndOfLifeFeed(),
            new EpssFeed(),
            new VulnCheckKevFeed(),
            new VulnrichmentFeed());

    private Feeds() {}
}
