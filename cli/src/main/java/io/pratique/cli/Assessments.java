package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.Assessment;
import io.pratique.match.environment.Environment;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import java.util.List;

/// From a request to an assessment: source, scanner, matcher, one after the other.
final class Assessments {
    private Assessments() {}

    static Assessment make(ScanRequest request, AdvisoryStore store, Surroundings around) throws IOException {
        AttachedStatements attached = request.exceptions().attachedStatements();
        Environment environment = request.exceptions().environment();
        Assessment all = environment.apply(judged(request, store, around, attached));
        return request.exceptions()
                .review(all, attached.readings(), environment.problems(), around)
                .apply(all);
    }

    private static Assessment judged(
            ScanRequest request, AdvisoryStore store, Surroundings around, AttachedStatements attached)
            throws IOException {
        ServerRequest server = request.server();
        if (server == null) {
            return new Matcher().assess(request.where().scan(request.target(), around, attached::gather), store);
        }
        try (ServerClient client = ServerClient.open(server, around)) {
            return request.where()
                    .assess(
                            request.target(),
                            around,
                            attached::gather,
                            new ServedScan(client, server.again()),
                            scan -> new Matcher().assess(scan, store));
        }
    }

    /// What is to be said of a target of which nothing could be read.
    static Assessment failed(ScanRequest request, AdvisoryStore store, Throwable failure) {
        boolean unsupported = failure instanceof PratiqueException known && known.kind() == ErrorKind.UNSUPPORTED;
        ScanProblem problem = new ScanProblem(
                unsupported ? ScanProblem.Kind.UNSUPPORTED : ScanProblem.Kind.UNREADABLE,
                "",
                Lines.single(Failures.describe(failure)));
        ScanResult nothing = new ScanResult(
                request.target(),
                null,
                new Sbom(null, List.of()),
                unsupported ? ScanStatus.UNSUPPORTED : ScanStatus.FAILED,
                List.of(problem));
        return new Assessment(nothing, List.of(), List.of(), store.generation(), null);
    }
}
