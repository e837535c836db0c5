package io.pratique.server.api;

import io.pratique.image.registry.Reference;
import io.pratique.server.registry.Sightings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Takes which images run somewhere, as Kubernetes' `status.containerStatuses[].imageID` names them.
public final class SightingsResource implements Resource {
    private static final int MOST = 1_000;

    /// What older runtimes put before the name.
    private static final String DOCKER = "docker-pullable://";

    private final Sightings sightings;
    private final Runnable wake;

    /// @param wake called when there is something to do
    public SightingsResource(Sightings sightings, Runnable wake) {
        this.sightings = sightings;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/api/v1/sightings", this::seen));
    }

    private Reply seen(Call call) throws IOException, Problem {
        List<String> names = call.json().get("images").strings();
        if (names.isEmpty() || names.size() > MOST) {
            throw Problem.badRequest(
                    "images is a list of 1 to " + MOST + " names such as registry.example/app@sha256:…");
        }
        List<Reference> images = new ArrayList<>();
        for (String name : names) {
            try {
                images.add(Reference.parse(name.startsWith(DOCKER) ? name.substring(DOCKER.length()) : name));
            } catch (IllegalArgumentException invalid) {
                throw Problem.badRequest(String.valueOf(invalid.getMessage()));
            }
        }
        Sightings.Taken taken = sightings.seen(call.organisation(), images);
        wake.run();
        return Reply.json(json -> json.number("known", taken.known())
                .number("queued", taken.queued())
                .strings("unclaimed", taken.unclaimed()));
    }
}
