package io.pratique.server.ui;

import io.pratique.json.JsonValue;
import io.pratique.server.queue.JobRow;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.scan.ScanRequest;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Which images a job was about.
final class JobSubject {
    private static final int MOST = 50;

    private JobSubject() {}

    /// The images that are there by now.
    static List<Integer> images(Handle transaction, JobRow job) {
        JsonValue payload = JobLine.parse(job.payload());
        return switch (job.kind()) {
            case LocalScan.KIND -> local(transaction, payload.text("reference", ""));
            case ScanRequest.KIND -> scanned(transaction, payload);
            default -> List.of();
        };
    }

    private static List<Integer> local(Handle transaction, String reference) {
        return transaction
                .createQuery("""
                        select p.image from placement p
                        join repository r on r.id = p.repository join registry g on g.id = r.registry
                        where g.kind = 'machine' and r.name = :reference and p.until = 'infinity'
                        order by p.since desc limit 1
                        """)
                .bind("reference", reference)
                .mapTo(Integer.class)
                .list();
    }

    private static List<Integer> scanned(Handle transaction, JsonValue payload) {
        String reference = payload.text("reference", "");
        Long registry = payload.get("registry").integer();
        return transaction
                .createQuery("""
                        select m.image from member m where m.digest = case when :digest then :reference else (
                            select t.digest from tag t join repository r on r.id = t.repository
                            where r.registry = :registry and r.name = :repository and t.name = :reference
                                and t.until = 'infinity') end
                        order by m.image limit :limit
                        """)
                .bind("digest", reference.indexOf(':') >= 0)
                .bind("reference", reference)
                .bind("registry", registry == null ? 0 : registry.intValue())
                .bind("repository", payload.text("repository", ""))
                .bind("limit", MOST)
                .mapTo(Integer.class)
                .list();
    }
}
