package io.pratique.cli;

import io.pratique.advisory.exchange.ArtifactSource;
import io.pratique.advisory.exchange.Registries;
import io.pratique.advisory.mirror.MirrorSettings;
import io.pratique.advisory.mirror.MirrorSettings.Place;
import io.pratique.image.registry.Reference;
import io.pratique.image.registry.RegistrySettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The registries that feeds come from, with the user's credentials for each.
///
/// An account in the environment that does not say of which registry it is may only be of the single one there is.
record FeedRegistries(Surroundings around) implements Registries {
    private static final Set<String> ACCOUNT = Set.of(
            RegistrySettings.PREFIX + "_USERNAME",
            RegistrySettings.PREFIX + "_PASSWORD",
            RegistrySettings.PREFIX + "_TOKEN");

    /// @throws IllegalArgumentException when a place is no name of an artifact
    static FeedRegistries of(MirrorSettings settings, Surroundings around) {
        Set<String> hosts = new HashSet<>();
        for (Place place : settings.places()) {
            if (place.isArtifact()) {
                hosts.add(Reference.parse(place.reference()).registry());
            }
        }
        boolean named = !around.environment()
                .getOrDefault(RegistrySettings.PREFIX + "_HOST", "")
                .isBlank();
        return new FeedRegistries(named || hosts.size() <= 1 ? around : withoutAccount(around));
    }

    private static Surroundings withoutAccount(Surroundings around) {
        Map<String, String> environment = new TreeMap<>(around.environment());
        environment.keySet().removeAll(ACCOUNT);
        return new Surroundings(around.out(), around.err(), environment, around.terminals(), around.width());
    }

    @Override
    public ArtifactSource open(String reference) {
        return RegistryParcel.reading(reference, false, around);
    }
}
