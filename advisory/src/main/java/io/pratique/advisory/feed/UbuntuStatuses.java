package io.pratique.advisory.feed;

import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Rating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a record of Ubuntu says of packages in the archives of its releases, and what it means for those who have
/// expanded maintenance and for those who do not.
final class UbuntuStatuses {
    private final Map<Place, UbuntuStatus> standard = new LinkedHashMap<>();
    private final Map<Place, UbuntuStatus> maintained = new LinkedHashMap<>();

    /// @param release the number of the release
    private record Place(String release, String name) {}

    /// How bad the problem is for a package in an archive, where that is said apart.
    interface Own {
        @Nullable
        Rating rating(String archive, String name);
    }

    /// Notes a status; of archives that count for nothing it is dropped.
    void put(String name, UbuntuStatus status) {
        String release = UbuntuReleases.number(status.archive());
        if (release != null) {
            standard.put(new Place(release, name), status);
        }
        String covered = UbuntuReleases.maintained(status.archive());
        if (covered != null) {
            maintained.put(new Place(covered, name), status);
        }
    }

    List<Affected> affected(Own own) {
        Stream<Affected> released = Stream.concat(standard.keySet().stream(), maintained.keySet().stream())
                .distinct()
                .flatMap(place -> released(place, own));
        Stream<Affected> expanded = maintained.entrySet().stream()
                .flatMap(entry -> affected(
                        UbuntuReleases.expanded(entry.getKey().release), entry.getKey(), entry.getValue(), own));
        return Stream.concat(released, expanded).toList();
    }

    /// What holds for a release without expanded maintenance; where that is all the record speaks of, what follows
    /// from it.
    private Stream<Affected> released(Place place, Own own) {
        UbuntuStatus plain = standard.get(place);
        UbuntuStatus expanded = maintained.get(place);
        UbuntuStatus status = expanded != null && (plain == null || plain.ended()) ? expanded.afterTheEnd() : plain;
        return status == null ? Stream.empty() : affected(UbuntuReleases.plain(place.release), place, status, own);
    }

    private static Stream<Affected> affected(Ecosystem ecosystem, Place place, UbuntuStatus status, Own own) {
        return status.state() == null
                ? Stream.empty()
                : Stream.of(new Affected(
                        ecosystem,
                        place.name,
                        List.of(status.range()),
                        List.of(),
                        status.state(),
                        own.rating(status.archive(), place.name)));
    }
}
