package io.pratique.server.ui;

import io.pratique.image.registry.Reference;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.Priority;
import io.pratique.server.registry.ConnectedRegistry;
import io.pratique.server.registry.Poll;
import io.pratique.server.registry.Registries;
import io.pratique.server.registry.RegistryDraft;
import io.pratique.server.registry.credential.StoredCredential;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.scan.ScanRequest;
import java.util.List;
import java.util.Optional;

/// The forms that have something scanned.
final class ScanForms implements Resource {
    /// What may be scanned with one click of the first page.
    private static final List<String> SOURCES = List.of("dir:/", "docker:", "podman:");

    private final Site site;
    private final Registries registries;
    private final Runnable wake;

    /// @param wake called when there is something to do
    ScanForms(Site site, Registries registries, Runnable wake) {
        this.site = site;
        this.registries = registries;
        this.wake = wake;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                site.post("/scans/machine", this::machine),
                site.post("/scans/address", this::address),
                site.post("/images/{image}/scans", this::again));
    }

    private Reply machine(Call call, Form form) throws Problem {
        List<String> targets = form.all("target");
        if (targets.isEmpty()
                || targets.stream().anyMatch(target -> SOURCES.stream().noneMatch(target::startsWith))) {
            throw Problem.badRequest("choose what to scan on the first page");
        }
        int organisation = call.organisation();
        return started(
                organisation,
                targets.stream()
                        .map(target -> LocalScan.job(organisation, target))
                        .toList());
    }

    private Reply started(int organisation, List<NewJob> jobs) {
        List<Long> ids = site.database()
                .of(
                        organisation,
                        transaction -> jobs.stream()
                                .map(job -> JobQueue.enqueue(transaction, job))
                                .toList());
        wake.run();
        return Html.redirect(ids.size() == 1 ? "/jobs/" + ids.getFirst() : "/jobs");
    }

    /// An image or a whole registry, which is then connected.
    private Reply address(Call call, Form form) throws Problem {
        String address = form.text("address");
        String bare = address.startsWith("https://") ? address.substring(8) : address;
        try {
            return isHost(bare) ? registry(call, form, bare) : image(call, form, Reference.parse(bare));
        } catch (IllegalArgumentException unfit) {
            throw Problem.badRequest(String.valueOf(unfit.getMessage()));
        }
    }

    /// A host has dots, `localhost` excepted, or ends in a slash; a name without a slash is one of Docker Hub.
    private static boolean isHost(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        return slash < 0 ? host.indexOf('.') >= 0 || host.equals("localhost") : slash == text.length() - 1;
    }

    private Reply registry(Call call, Form form, String address) {
        ConnectedRegistry registry = connected(call, form, address, List.of());
        return started(call.organisation(), List.of(Poll.job(call.organisation(), registry.id(), Priority.ON_DEMAND)));
    }

    private Reply image(Call call, Form form, Reference reference) {
        String tag = reference.tag() == null ? "" : ":" + reference.tag();
        ConnectedRegistry registry = connected(call, form, reference.registry(), List.of(reference.repository() + tag));
        var request = new ScanRequest(registry.id(), reference.repository(), reference.version(), false);
        return started(call.organisation(), List.of(request.job(call.organisation(), Priority.ON_DEMAND)));
    }

    /// The registry at an address; one that is not connected yet is, and only for what was asked for.
    private ConnectedRegistry connected(Call call, Form form, String address, List<String> include) {
        RegistryDraft usual = RegistryDraft.of(address, "distribution", address);
        Optional<ConnectedRegistry> known = registries.list(call.organisation()).stream()
                .filter(one -> one.address().equals(usual.address()))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        var draft = new RegistryDraft(
                usual.address(),
                null,
                usual.address().equals("docker.io") ? "docker-hub" : "distribution",
                usual.address(),
                form.has("insecure"),
                form.has("internal"),
                include,
                List.of(),
                usual.parallel(),
                usual.pollSeconds());
        String user = form.text("user");
        return registries.create(
                call.organisation(),
                draft,
                user.isEmpty()
                        ? new StoredCredential.None()
                        : new StoredCredential.Password(user, form.exact("password")));
    }

    private record Place(int registry, String kind, String repository, String digest) {}

    private Reply again(Call call, Form form) throws Problem {
        int image = call.id("image");
        int organisation = call.organisation();
        Place place = site.database()
                .of(
                        organisation,
                        transaction -> transaction
                                .createQuery("""
                                select g.id, g.kind, r.name, i.digest from image i
                                join placement p on p.image = i.id and p.until = 'infinity'
                                join repository r on r.id = p.repository join registry g on g.id = r.registry
                                where i.id = :image order by p.since desc limit 1
                                """)
                                .bind("image", image)
                                .map((row, context) -> new Place(
                                        row.getInt("id"),
                                        row.getString("kind"),
                                        row.getString("name"),
                                        row.getString("digest")))
                                .findOne())
                .orElseThrow(() -> Problem.conflict("this image lies nowhere any more"));
        return started(
                organisation,
                List.of(
                        place.kind().equals("machine")
                                ? LocalScan.job(organisation, place.repository())
                                : new ScanRequest(place.registry(), place.repository(), place.digest(), true)
                                        .job(organisation, Priority.ON_DEMAND)));
    }
}
