package io.pratique.server.catalogue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Changes of the catalogue, each as part of a transaction. Doing one twice changes nothing.
public final class Catalogue {
    private final Handle transaction;
    private final int organisation;

    public Catalogue(Handle transaction, int organisation) {
        this.transaction = transaction;
        this.organisation = organisation;
    }

    /// The id of a repository, which is there from now on.
    public int repository(int registry, String name) {
        return transaction
                .createQuery("""
                        insert into repository (organisation, registry, name) values (:organisation, :registry, :name)
                        on conflict (registry, name) do update set removed = null
                        returning id
                        """)
                .bind("organisation", organisation)
                .bind("registry", registry)
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }

    public Optional<Integer> findRepository(int registry, String name) {
        return transaction
                .createQuery("select id from repository where registry = :registry and name = :name")
                .bind("registry", registry)
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne();
    }

    /// Lets a tag point to a digest.
    ///
    /// @param since null for now
    /// @return whether it pointed elsewhere or nowhere
    public boolean tag(int repository, String name, String digest, @Nullable Instant since) {
        OffsetDateTime time = since == null ? null : since.atOffset(ZoneOffset.UTC);
        // The row of the repository serialises who moves its tags.
        transaction
                .createQuery("select id from repository where id = :repository for update")
                .bind("repository", repository)
                .mapTo(Integer.class)
                .one();
        Optional<String> present = transaction
                .createQuery("""
                        select digest from tag where repository = :repository and name = :name and until = 'infinity'
                        """)
                .bind("repository", repository)
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
        if (present.isPresent() && present.get().equals(digest)) {
            return false;
        }
        untag(repository, name);
        transaction
                .createUpdate("""
                        insert into tag (organisation, repository, name, digest, since)
                        values (:organisation, :repository, :name, :digest, coalesce(:since, now()))
                        """)
                .bind("organisation", organisation)
                .bind("repository", repository)
                .bind("name", name)
                .bind("digest", digest)
                .bind("since", time)
                .execute();
        return true;
    }

    /// Ends a tag; what it pointed to is remembered.
    public void untag(int repository, String name) {
        transaction
                .createUpdate("""
                        update tag set until = greatest(now(), since)
                        where repository = :repository and name = :name and until = 'infinity'
                        """)
                .bind("repository", repository)
                .bind("name", name)
                .execute();
    }

    /// Ends everything that a repository has under a digest: the tags, and that its images lie there, but for those
    /// of
    /// an index that a tag leads to by another one.
    public void delete(int repository, String digest) {
        transaction
                .createUpdate("""
                        update tag set until = greatest(now(), since)
                        where repository = :repository and digest = :digest and until = 'infinity'
                        """)
                .bind("repository", repository)
                .bind("digest", digest)
                .execute();
        List<Integer> left = transaction
                .createQuery("""
                        update placement set until = now()
                        where repository = :repository and until = 'infinity'
                            and image in (select image from member where organisation = :organisation and digest = :digest)
                            and (image = (select id from image where organisation = :organisation and digest = :digest)
                                or not exists (
                                    select from tag t join member m on m.organisation = t.organisation
                                        and m.digest = t.digest
                                    where t.repository = :repository and t.until = 'infinity'
                                        and m.image = placement.image))
                        returning image
                        """)
                .bind("repository", repository)
                .bind("organisation", organisation)
                .bind("digest", digest)
                .mapTo(Integer.class)
                .list();
        forgetHomeless(left);
    }

    /// Ends a repository with everything in it.
    public void deleteRepository(int repository) {
        transaction
                .createUpdate("update repository set removed = now() where id = :id and removed is null")
                .bind("id", repository)
                .execute();
        transaction.createUpdate("""
                        update tag set until = greatest(now(), since) where repository = :id and until = 'infinity'
                        """).bind("id", repository).execute();
        List<Integer> left = transaction
                .createQuery("""
                        update placement set until = now() where repository = :id and until = 'infinity' returning image
                        """)
                .bind("id", repository)
                .mapTo(Integer.class)
                .list();
        forgetHomeless(left);
    }

    /// Images that lie in no repository any more leave the views.
    private void forgetHomeless(List<Integer> images) {
        transaction
                .createUpdate("""
                        update image i set removed = now() where id = any(:images) and removed is null
                            and not exists (select from placement p where p.image = i.id and p.until = 'infinity')
                        """)
                .bind("images", images.toArray(Integer[]::new))
                .execute();
    }

    /// The id of an image of one platform that lies in a repository from now on.
    ///
    /// @param pushed null for now
    public int image(int repository, Described image, @Nullable Instant pushed) {
        int id = transaction
                .createQuery("""
                        insert into image (organisation, digest, platform, size, created, pushed)
                        values (:organisation, :digest, :platform, :size, :created, coalesce(:pushed, now()))
                        on conflict (organisation, digest) do update set removed = null,
                            pushed = greatest(image.pushed, excluded.pushed),
                            platform = case when image.platform = '' then excluded.platform else image.platform end
                        returning id
                        """)
                .bind("organisation", organisation)
                .bind("digest", image.digest())
                .bind("platform", image.platform())
                .bind("size", image.size())
                .bind(
                        "created",
                        image.created() == null ? null : image.created().atOffset(ZoneOffset.UTC))
                .bind("pushed", pushed == null ? null : pushed.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one();
        transaction
                .createUpdate("""
                        insert into placement (organisation, repository, image) values (:organisation, :repository, :image)
                        on conflict (repository, image) do update set until = 'infinity',
                            since = case when placement.until = 'infinity' then placement.since else now() end
                        """)
                .bind("organisation", organisation)
                .bind("repository", repository)
                .bind("image", id)
                .execute();
        return id;
    }

    /// What is known of an image without reading it.
    public record Described(
            String digest,
            String platform,
            @Nullable Long size,
            @Nullable Instant created) {}

    /// Says which images a digest stands for.
    public void members(String digest, Collection<Integer> images) {
        transaction
                .createUpdate("""
                        insert into member (organisation, digest, image)
                        select :organisation, :digest, i from unnest(:images) i on conflict do nothing
                        """)
                .bind("organisation", organisation)
                .bind("digest", digest)
                .bind("images", images.toArray(Integer[]::new))
                .execute();
    }

    /// The images that a digest stands for, as far as they are known.
    public List<Integer> members(String digest) {
        return transaction
                .createQuery(
                        "select image from member where organisation = :organisation and digest = :digest order by image")
                .bind("organisation", organisation)
                .bind("digest", digest)
                .mapTo(Integer.class)
                .list();
    }

    /// Remembers that somebody pulled what a digest stands for.
    ///
    /// @param when null for now
    public void pulled(String digest, @Nullable Instant when) {
        transaction
                .createUpdate("""
                        update image set pulled = greatest(pulled, coalesce(:time, now()))
                        where organisation = :organisation
                            and id in (select image from member where organisation = :organisation and digest = :digest)
                        """)
                .bind("time", when == null ? null : when.atOffset(ZoneOffset.UTC))
                .bind("organisation", organisation)
                .bind("digest", digest)
                .execute();
    }
}
