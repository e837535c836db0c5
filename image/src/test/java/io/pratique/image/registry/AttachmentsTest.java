package io.pratique.image.registry;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.image.Digest;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String IN_TOTO = "application/vnd.in-toto+json";
    private static final Digest OTHER = Blob.of("another image").digest();
    private static final Blob BOM = Blob.of("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}");

    private final FakeRegistry registry = FakeRegistry.plain();
    private final Puller puller = new Puller();
    private final BuiltImage built =
            image().layer(layer -> layer.file("a", "b")).build();
    private final Digest subject = built.manifest().digest();
    private final String tag = "sha256-" + subject.hex();
    private final String list = "/v2/app/referrers/" + subject;

    @BeforeEach
    void fill() {
        registry.image("app", "1", built);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static BuiltArtifact numbered(int number, Digest subject) {
        return BuiltArtifact.cycloneDx(Blob.of("{\"bomFormat\":\"CycloneDX\",\"version\":" + number + "}"), subject);
    }

    private static byte[] indexOf(List<BuiltArtifact> artifacts) {
        return OciLayout.indexOf(
                        artifacts.stream().map(one -> one.descriptor("")).toList())
                .bytes();
    }

    private Attachments attachments() throws IOException {
        try (RegistryTarget target = puller.open(registry.host())) {
            Attachments found = target.attachments(AttachmentKind.SBOM);
            for (Attachment one : found.all()) {
                assertThat(Blob.of(one.read()).digest()).isEqualTo(one.digest());
            }
            return found;
        }
    }

    private static List<Digest> digests(Attachments found) {
        return found.all().stream().map(Attachment::digest).toList();
    }

    private static List<Digest> documents(List<BuiltArtifact> artifacts) {
        return artifacts.stream().map(one -> one.document().digest()).toList();
    }

    private static String problem(Attachments found) {
        assertThat(found.problems()).hasSize(1);
        return found.problems().getFirst().message();
    }

    @Test
    void findsNothingWhereNothingIsAttached() throws IOException {
        assertThat(attachments()).isEqualTo(Attachments.NONE);
    }

    @Test
    void asksForNothingUnlessTold() throws IOException {
        puller.firstLayer(registry.host());

        assertThat(registry.seen("referrers")).isEmpty();
        assertThat(registry.seen(tag)).isEmpty();
    }

    @Test
    void findsReferrersWithSbomsAndLeavesSignaturesAlone() throws IOException {
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(BOM, subject);
        BuiltArtifact signature = BuiltArtifact.of(
                "application/vnd.cncf.notary.signature", "application/jose+json", Map.of(), Blob.of("sig"), subject);
        registry.referrers("app", built, signature, sbom);

        Attachments found = attachments();

        assertThat(digests(found)).containsExactly(BOM.digest());
        assertThat(found.all().getFirst().mediaType()).isEqualTo("application/vnd.cyclonedx+json");
        assertThat(found.problems()).isEmpty();
        assertThat(registry.seen(signature.manifest().digest().toString())).isEmpty();
    }

    @Test
    void findsBundlesByThePredicateThatTheListNames() throws IOException {
        String bundle = "application/vnd.dev.sigstore.bundle.v0.3+json";
        BuiltArtifact sbom = BuiltArtifact.of(bundle, bundle, Map.of(), Blob.of("{\"n\":1}"), subject);
        BuiltArtifact provenance = BuiltArtifact.of(bundle, bundle, Map.of(), Blob.of("{\"n\":2}"), subject);
        String predicate = ",\"annotations\":{\"dev.sigstore.bundle.predicateType\":\"%s\"}";
        registry.artifact("app", sbom).artifact("app", provenance);
        Blob index = OciLayout.indexOf(List.of(
                provenance.descriptor(predicate.formatted("https://slsa.dev/provenance/v1")),
                sbom.descriptor(predicate.formatted("https://spdx.dev/Document/v2.3"))));
        registry.on(list, Answer.content(200, index.bytes(), "Content-Type", INDEX));

        assertThat(digests(attachments())).containsExactly(sbom.document().digest());
    }

    @Test
    void findsVexOfTheImageAndOfTheIndexThatListsIt() throws IOException {
        Blob index = new OciLayout().indexOf(built);
        String type = "application/vnd.openvex+json";
        BuiltArtifact ours = BuiltArtifact.of(type, type, Map.of(), Blob.of("{\"n\":1}"), subject);
        BuiltArtifact all = BuiltArtifact.of(type, type, Map.of(), Blob.of("{\"n\":2}"), index.digest());
        BuiltArtifact other = BuiltArtifact.of(type, type, Map.of(), Blob.of("{\"n\":3}"), OTHER);
        BuiltArtifact spdx = BuiltArtifact.of("application/spdx+json", "application/spdx+json", Map.of(), BOM, subject);
        registry.index("app", "1", built)
                .referrers("app", built, ours, other, spdx)
                .artifact("app", all);
        registry.on(
                "/v2/app/referrers/" + index.digest(),
                Answer.content(200, indexOf(List.of(all)), "Content-Type", INDEX));

        try (RegistryTarget target = puller.open(registry.host())) {
            assertThat(target.image().references().digests()).containsExactly(index.digest());
            assertThat(digests(target.attachments(AttachmentKind.VEX)))
                    .containsExactly(ours.document().digest(), all.document().digest());
            assertThat(digests(target.attachments(AttachmentKind.SBOM))).containsExactly(BOM.digest());
        }
        assertThat(registry.seen(tag + ".att")).isNotEmpty();
        assertThat(registry.seen("sha256-" + index.digest().hex() + ".att")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406})
    void fallsBackToTheTagWhereReferrersCannotBeListed(int status) throws IOException {
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(BOM, subject);
        registry.on(list, Answer.status(status));
        registry.artifact("app", sbom).manifest("app", tag, OciLayout.indexOf(List.of(sbom.descriptor(""))), INDEX);

        Attachments found = attachments();

        assertThat(digests(found)).containsExactly(BOM.digest());
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void fallsBackToTheTagWhereThePathLeadsToAWebPage() throws IOException {
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(BOM, subject);
        registry.on(list, Answer.content(200, "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        registry.artifact("app", sbom).manifest("app", tag, OciLayout.indexOf(List.of(sbom.descriptor(""))), INDEX);

        assertThat(digests(attachments())).containsExactly(BOM.digest());
    }

    @Test
    void findsWhatCosignAttached() throws IOException {
        Blob envelope = BuiltArtifact.envelope(BuiltArtifact.statement("https://spdx.dev/Document", "{}", subject));
        String dsse = "application/vnd.dsse.envelope.v1+json";
        registry.artifact("app", tag + ".sbom", BuiltArtifact.cycloneDx(BOM, null))
                .artifact(
                        "app",
                        tag + ".att",
                        BuiltArtifact.of(
                                "", dsse, Map.of("predicateType", "https://spdx.dev/Document"), envelope, null));

        assertThat(digests(attachments())).containsExactly(BOM.digest(), envelope.digest());
    }

    @Test
    void leavesAttestationsOfOtherThingsAlone() throws IOException {
        registry.artifact(
                "app",
                tag + ".att",
                BuiltArtifact.of(
                        "",
                        "application/vnd.dsse.envelope.v1+json",
                        Map.of("predicateType", "https://slsa.dev/provenance/v0.2"),
                        Blob.of("{}"),
                        null));

        assertThat(attachments()).isEqualTo(Attachments.NONE);
    }

    @Test
    void findsBuildKitsAttestationsOfTheChosenPlatformAlone() throws IOException {
        BuiltImage arm = image().platform("linux/arm64")
                .layer(layer -> layer.file("a", "arm"))
                .build();
        Digest armDigest = arm.manifest().digest();
        Map<String, String> spdx = Map.of("in-toto.io/predicate-type", "https://spdx.dev/Document");
        BuiltArtifact ours = BuiltArtifact.of("", IN_TOTO, spdx, Blob.of("{\"ours\":1}"), null);
        BuiltArtifact theirs = BuiltArtifact.of("", IN_TOTO, spdx, Blob.of("{\"theirs\":1}"), null);
        Blob index = OciLayout.indexOf(List.of(
                built.manifest()
                        .descriptor(
                                built.manifestType(), ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}"),
                arm.manifest()
                        .descriptor(arm.manifestType(), ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}"),
                ours.attestation(subject),
                theirs.attestation(armDigest)));
        registry.image("app", "arm", arm)
                .artifact("app", ours)
                .artifact("app", theirs)
                .manifest("app", "1", index, INDEX);

        assertThat(digests(attachments())).containsExactly(ours.document().digest());
    }

    @Test
    void takesWhatIsListedTwiceOnce() throws IOException {
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(BOM, subject);
        registry.referrers("app", built, sbom, sbom).artifact("app", tag + ".sbom", sbom);

        assertThat(digests(attachments())).containsExactly(BOM.digest());
        assertThat(registry.seen("manifests/" + sbom.manifest().digest())).hasSize(1);
    }

    @Test
    void passesOverWhatIsAboutAnotherImage() throws IOException {
        registry.referrers("app", built, BuiltArtifact.cycloneDx(BOM, OTHER), numbered(1, OTHER))
                .artifact("app", tag + ".sbom", numbered(2, OTHER));

        assertThat(attachments()).isEqualTo(Attachments.NONE);
    }

    @Test
    void passesOverWhatIsListedAndNamesNoSubject() throws IOException {
        registry.referrers("app", built, BuiltArtifact.cycloneDx(BOM, null));

        assertThat(attachments()).isEqualTo(Attachments.NONE);
    }

    @Test
    void passesOverAnIndexAmongTheReferrers() throws IOException {
        Blob index = OciLayout.indexOf(List.of(built.manifest().descriptor(built.manifestType(), "")));
        registry.on(
                list,
                Answer.content(
                        200,
                        OciLayout.indexOf(List.of(index.descriptor(INDEX, ""))).bytes()));

        assertThat(attachments()).isEqualTo(Attachments.NONE);
    }

    @Test
    void refusesAManifestWithAnotherDigest() throws IOException {
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(BOM, subject);
        registry.referrers("app", built, sbom)
                .on(
                        "manifests/" + sbom.manifest().digest(),
                        Answer.json(numbered(1, subject).manifest().text()));

        Attachments found = attachments();

        assertThat(found.all()).isEmpty();
        assertThat(problem(found)).contains("damaged or exchanged");
        assertThat(found.problems().getFirst().where())
                .isEqualTo("attached:" + sbom.manifest().digest());
    }

    @Test
    void refusesADocumentWithAnotherDigest() throws IOException {
        byte[] changed = BOM.text().replace("1.6", "1.5").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        registry.referrers("app", built, BuiltArtifact.cycloneDx(BOM, subject))
                .on("blobs/" + BOM.digest(), Answer.content(200, changed));

        try (RegistryTarget target = puller.open(registry.host())) {
            Attachment one = target.attachments(AttachmentKind.SBOM).all().getFirst();
            assertThatThrownBy(one::read)
                    .isInstanceOf(PratiqueException.class)
                    .hasMessageContaining("damaged or exchanged");
        }
    }

    @Test
    void readsPages() throws IOException {
        List<BuiltArtifact> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(numbered(i, subject));
            registry.artifact("app", all.get(i));
            String next = i == 0 ? "?page=1" : list + "?page=2";
            byte[] page = indexOf(List.of(all.get(i)));
            String query = i == 0 ? null : "page=" + i;
            Answer answer = i == 2
                    ? Answer.content(200, page)
                    : Answer.content(200, page, "Link", "<" + next + ">; rel=\"next\"");
            registry.on(
                    list,
                    (exchange, seen) -> java.util.Objects.equals(query, seen.query()) && answer.answer(exchange, seen));
        }

        assertThat(digests(attachments())).isEqualTo(documents(all));
    }

    @Test
    void neverFollowsALinkToAnotherHostOrPath() throws IOException {
        try (var other = new FakeServer(null)) {
            for (String link : List.of(
                    "http://" + other.host() + list + "?page=2",
                    "//" + other.host() + list + "?page=2",
                    "/v2/other/referrers/" + subject + "?page=2",
                    "http://[::1",
                    list)) {
                BuiltArtifact first = numbered(0, subject);
                registry.artifact("app", first);
                registry.on(list, Answer.content(200, indexOf(List.of(first)), "Link", "<" + link + ">; rel=\"next\""));

                Attachments found = attachments();

                assertThat(digests(found)).containsExactly(first.document().digest());
                assertThat(problem(found)).contains("leads away from registry");
            }
            assertThat(other.seen("")).isEmpty();
            assertThat(registry.seen("/v2/other/")).isEmpty();
        }
    }

    @Test
    void endsAListThatGoesRound() throws IOException {
        registry.on(list, Answer.content(200, indexOf(List.of()), "Link", "<?page=1>; rel=\"next\""));

        assertThat(problem(attachments())).contains("goes on for too long");
        assertThat(registry.seen(list)).hasSize(2);
    }

    @Test
    void endsAnEndlessList() throws IOException {
        registry.on(
                list,
                (exchange, seen) -> Answer.content(
                                200,
                                indexOf(List.of()),
                                "Link",
                                "<?page=" + registry.seen(list).size() + ">; rel=\"next\"")
                        .answer(exchange, seen));

        assertThat(problem(attachments())).contains("goes on for too long");
        assertThat(registry.seen(list)).hasSize(100);
    }

    @Test
    void refusesAPageThatNeverEnds() throws IOException {
        registry.on(list, Answer.endless(new byte[1 << 16]));

        assertThat(attachments().all()).isEmpty();
    }

    @Test
    void readsFiftyOfTenThousandReferrers() throws IOException {
        List<BuiltArtifact> some = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            some.add(numbered(i, subject));
            registry.artifact("app", some.get(i));
        }
        List<BuiltArtifact> all = new ArrayList<>(some);
        all.addAll(Collections.nCopies(9_940, some.getFirst()));
        registry.on(list, Answer.content(200, indexOf(all)));

        Attachments found = attachments();

        assertThat(digests(found)).isEqualTo(documents(some.subList(0, 50)));
        assertThat(found.problems().getFirst().kind()).isEqualTo(ScanProblem.Kind.LIMIT);
        assertThat(problem(found)).contains("more than 50");
    }

    @Test
    void findsOneSbomAmongTenThousandSignatures() throws IOException {
        BuiltArtifact signature =
                BuiltArtifact.of("application/vnd.example.signature", "text/plain", Map.of(), Blob.of("s"), subject);
        List<BuiltArtifact> all = new ArrayList<>(Collections.nCopies(9_999, signature));
        all.add(BuiltArtifact.cycloneDx(BOM, subject));
        registry.artifact("app", all.getLast()).on(list, Answer.content(200, indexOf(all)));

        Attachments found = attachments();

        assertThat(digests(found)).containsExactly(BOM.digest());
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void refusesDocumentsThatAreTooLong() throws IOException {
        String type = "application/vnd.cyclonedx+json";
        Blob manifest = Blob.of("{\"schemaVersion\":2,\"config\":" + BuiltArtifact.EMPTY.descriptor(type, "")
                + ",\"layers\":[{\"mediaType\":\"" + type + "\",\"digest\":\"" + OTHER + "\",\"size\":67108865}]}");
        registry.artifact("app", tag + ".sbom", new BuiltArtifact(type, manifest, BOM));

        Attachments found = attachments();

        assertThat(found.all()).isEmpty();
        assertThat(problem(found)).contains("too long");
    }

    @Test
    void neverContactsTheAddressesThatADescriptorNames() throws IOException {
        try (var other = new FakeServer(null)) {
            String type = "application/vnd.cyclonedx+json";
            Blob manifest = Blob.of("{\"schemaVersion\":2,\"config\":" + BuiltArtifact.EMPTY.descriptor(type, "")
                    + ",\"layers\":["
                    + BOM.descriptor(type, ",\"urls\":[\"http://" + other.host() + "/bom\"]") + "]}");
            registry.manifest("app", tag + ".sbom", manifest, "application/vnd.oci.image.manifest.v1+json");

            try (RegistryTarget target = puller.open(registry.host())) {
                Attachment one = target.attachments(AttachmentKind.SBOM).all().getFirst();
                assertThatThrownBy(one::read).isInstanceOf(IOException.class);
            }
            assertThat(other.seen("")).isEmpty();
        }
    }

    @Test
    void goesOnWhereOneThingFails() throws IOException {
        BuiltArtifact broken = numbered(1, subject);
        registry.referrers("app", built, broken, BuiltArtifact.cycloneDx(BOM, subject))
                .on("manifests/" + broken.manifest().digest(), Answer.status(403))
                .on(tag + ".att", Answer.status(403));

        Attachments found = attachments();

        assertThat(digests(found)).containsExactly(BOM.digest());
        assertThat(found.problems()).hasSize(2);
    }

    @Test
    void showsTheCredentialOfTheImageAndNoOther() throws IOException {
        registry.referrers("app", built, BuiltArtifact.cycloneDx(BOM, subject)).basic("ann", Puller.SECRET);

        puller.login();

        assertThat(digests(attachments())).containsExactly(BOM.digest());
    }
}
