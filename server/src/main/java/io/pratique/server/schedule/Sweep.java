package io.pratique.server.schedule;

import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.Priority;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.storage.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Has images read again that other analyzers read, or that nobody read, as long as somebody cares for them: pushed
/// or
/// pulled within some days, or running. The same goes for what tags lead to where nobody got as far as to know what
/// that is. (Advisories that change reach all images without that.)
///
/// It leaves the queue short, so that nothing else waits behind old images, and takes more when it comes again.
public final class Sweep implements JobHandler {
    public static final String KIND = "sweep";

    /// Scans that may wait for their turn because of it.
    private static final int MOST_WAITING = 500;

    @Override
    public String kind() {
        return KIND;
    }

    private record Old(int registry, String repository, String digest) {
        static Old read(ResultSet row) throws SQLException {
            return new Old(row.getInt("registry"), row.getString("repository"), row.getString("digest"));
        }
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        lease.commit(transaction -> {
            int room = MOST_WAITING - waiting(transaction, job.organisation());
            for (Old image : old(transaction, job.organisation(), Math.max(0, room))) {
                var request = new ScanRequest(image.registry(), image.repository(), image.digest(), false);
                JobQueue.enqueue(transaction, request.job(job.organisation(), Priority.SCHEDULED));
            }
        });
    }

    private static int waiting(Handle transaction, int organisation) {
        return transaction
                .createQuery("""
                        select count(*) from job
                        where organisation = :organisation and state = 'ready' and kind = :kind
                        """)
                .bind("organisation", organisation)
                .bind("kind", ScanRequest.KIND)
                .mapTo(Integer.class)
                .one();
    }

    private static List<Old> old(Handle transaction, int organisation, int limit) {
        return transaction
                .createQuery("""
                        (select distinct on (i.id) r.registry, r.name as repository, i.digest
                        from image i
                        join placement p on p.image = i.id and p.until = 'infinity'
                        join repository r on r.id = p.repository
                        join registry g on g.id = r.registry and g.removed is null
                            and g.kind not in ('machine', 'harbor-adapter', 'upload')
                        left join inventory n on n.image = i.id and n.superseded = 'infinity'
                        where i.organisation = :organisation and i.removed is null
                            and (n.id is null or (n.source = 'scan' and n.analyzers <> :analyzers))
                            and (i.pushed > now() - make_interval(days => :pushed)
                                or i.pulled > now() - make_interval(days => :pulled)
                                or i.running > now() - make_interval(days => 1))
                            and not exists (
                                select from job j where j.organisation = i.organisation and j.kind = :kind
                                    and j.key = i.digest
                                    and (j.state in ('ready', 'running') or j.finished > now()
                                        - make_interval(hours => case j.state when 'failed' then 1 else 24 end)))
                        order by i.id desc limit :limit)
                        union all
                        (select r.registry, r.name, t.digest
                        from tag t
                        join repository r on r.id = t.repository and r.removed is null
                        join registry g on g.id = r.registry and g.removed is null
                        where t.organisation = :organisation and t.until = 'infinity'
                            and t.since > now() - make_interval(days => :pushed)
                            and not exists (
                                select from member m where m.organisation = t.organisation and m.digest = t.digest)
                            and not exists (
                                select from job j where j.organisation = t.organisation and j.kind = :kind
                                    and j.key = t.digest
                                    and (j.state in ('ready', 'running') or j.finished > now()
                                        - make_interval(hours => case j.state when 'failed' then 1 else 24 end)))
                        order by t.id desc limit :limit)
                        """)
                .bind("organisation", organisation)
                .bind("analyzers", ScanRequest.ANALYZERS)
                .bind("pushed", Settings.number(transaction, organisation, Settings.PUSHED_DAYS))
                .bind("pulled", Settings.number(transaction, organisation, Settings.PULLED_DAYS))
                .bind("kind", ScanRequest.KIND)
                .bind("limit", limit)
                .map((row, context) -> Old.read(row))
                .list();
    }
}
