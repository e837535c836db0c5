package io.pratique.server.scan;

import io.pratique.server.queue.Job;
import org.jdbi.v3.core.Handle;

/// What happened to an image while it was read.
final class Meanwhile {
    private Meanwhile() {}

    /// Whether nobody wants to know any more: the registry was removed, or told that it deleted the image. The
    /// registry
    /// stays as it is until the transaction ends.
    static boolean isGone(Handle transaction, Job job, int registry, String repository, String digest) {
        return transaction
                        .createQuery("select id from registry where id = :registry and removed is null for share")
                        .bind("registry", registry)
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty()
                || isDeleted(transaction, job, registry, repository, digest);
    }

    /// By the last that was told since the job was asked for.
    private static boolean isDeleted(Handle transaction, Job job, int registry, String repository, String digest) {
        return transaction
                .createQuery("""
                        select kind = 'delete' from event
                        where organisation = :organisation and received >= (select created from job where id = :job)
                            and registry = :registry and repository = :repository and digest = :digest
                            and (kind <> 'delete' or tag is null)
                        order by id desc limit 1
                        """)
                .bind("organisation", job.organisation())
                .bind("job", job.id())
                .bind("registry", registry)
                .bind("repository", repository)
                .bind("digest", digest)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }
}
