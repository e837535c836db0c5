package io.pratique.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.ScanStatus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    @TempDir
    Path folder;

    private UiServer server;
    private Browser browser;

    @BeforeEach
    void begin() throws Exception {
        server = new UiServer(folder);
        browser = server.loggedIn();
    }

    @AfterEach
    void end() throws IOException {
        browser.close();
        server.close();
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void anEmptyServerOffersToScanWhatIsAtHand() throws Exception {
        assertThat(page("/")).contains("Scan this machine", "An image or a registry", "within a minute");
        HttpResponse<String> sent = browser.post("/scans/machine", "proof", browser.proof("/"), "target", "dir:/");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(page(sent.headers().firstValue("location").orElseThrow())).contains("Scan of dir:/", "waits");
    }

    @Test
    void onlyWhatIsOfferedIsScanned() throws Exception {
        String proof = browser.proof("/");
        assertThat(browser.post("/scans/machine", "proof", proof, "target", "dir:/etc/../root")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.post("/scans/machine", "proof", proof, "target", "registry:evil.example/x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anImageNameConnectsItsRegistryForThatImage() throws Exception {
        String proof = browser.proof("/");
        assertThat(browser.post("/scans/address", "proof", proof, "address", "alpine:3.20")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/registries")).contains("docker.io", "library/alpine:3.20");
        assertThat(browser.post("/scans/address", "proof", proof, "address", "registry.example:5000")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/registries")).contains("registry.example:5000", "everything");
    }

    @Test
    void whatIsNotKnownIsNeverShownAsZero() throws Exception {
        int waiting = server.image("waiting", "sha256:aa");
        int blind = server.image("blind", "sha256:bb");
        server.scanned(blind, ScanStatus.COMPLETE, "generic", "nobody-knows");
        int failed = server.image("failed", "sha256:cc");
        server.scanned(failed, ScanStatus.FAILED, "pypi", "flask");
        for (String path :
                List.of("/images?sort=newest", "/images/" + waiting, "/images/" + blind, "/images/" + failed)) {
            assertThat(page(path)).as(path).doesNotContain("<b>0</b> critical");
        }
        assertThat(page("/images/" + waiting)).contains("not scanned yet", "is not known");
        assertThat(page("/images/" + blind)).contains("not judged: advisories say nothing about its packages");
        assertThat(page("/images/" + failed))
                .contains("not judged: it could not be read")
                .doesNotContain("None known");
    }

    @Test
    void findingsAreGroupedAndExplained() throws Exception {
        int image = server.image("app", "sha256:dd");
        server.scanned(image, ScanStatus.COMPLETE, "pypi", "flask", "jinja2");
        assertThat(page("/images/" + image))
                .contains("Update <b class=\"name\">flask</b> to <b class=\"name\">2.0</b>", "PYSEC-1", "1 critical")
                .contains("12.3 MB in 42 files", "/sbom?format=spdx", "/report?format=json");
        assertThat(page("/images/" + image + "/findings/PYSEC-1"))
                .contains("likelihood", "is in the range", "update to 2.0");
        assertThat(page("/images/" + image + "/packages?search=jinja"))
                .contains("jinja2")
                .doesNotContain("flask");
        assertThat(page("/images?vulnerability=PYSEC-1")).contains("r.example/app");
        assertThat(page("/images?vulnerability=PYSEC-77")).contains("No image is like that");
    }

    @Test
    void namesFromOutsideStayText() throws Exception {
        String script = "<script>alert(1)</script>";
        String bidi = "a\u202Etxt\u0007\u001B[31m\"'><img src=x onerror=alert(1)>";
        int image = server.image(script + bidi, "sha256:ee");
        server.scanned(image, ScanStatus.COMPLETE, "pypi", script, bidi, "x".repeat(10_000));
        List<String> paths = List.of(
                "/",
                "/images",
                "/images/" + image,
                "/images/" + image + "/packages",
                "/images/" + image + "/findings/PYSEC-2",
                "/images?search=%3Cscript%3E%22%27&package=%E2%80%AE&vulnerability=%00",
                "/jobs?state=%22%3E%3Cscript%3E",
                "/images/9%3Cscript%3E");
        for (String path : paths) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            String body = answer.body();
            assertThat(body).as(path).doesNotContain("<script>alert", "<img src=x", "\u202E", "\u0007", "\u001B");
            assertThat(body).as(path).doesNotContain("x".repeat(600));
        }
        assertThat(page("/images/" + image)).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u202e");
    }

    @Test
    void thePastIsShownAsItWasKnown() throws Exception {
        int image = server.image("app", "sha256:dd");
        server.scanned(image, ScanStatus.COMPLETE, "pypi", "flask");
        assertThat(page("/images/" + image + "/past?at=2020-01-01T00:00"))
                .contains("Nothing was known")
                .doesNotContain("PYSEC-1");
        assertThat(page("/images/" + image + "/past")).contains("PYSEC-1", "By the inventory of");
        assertThat(browser.get("/images/" + image + "/past?at=yesterday").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aMovedTagTellsWhatBecameOfTheFindings() throws Exception {
        int old = server.image("app", "sha256:dd");
        server.scanned(old, ScanStatus.COMPLETE, "pypi", "flask");
        server.tag("app", "1", "sha256:dd");
        int repaired = server.image("app", "sha256:ee");
        server.scanned(repaired, ScanStatus.COMPLETE, "pypi", "jinja2");
        assertThat(page("/images/" + repaired)).doesNotContain("/confirmation");
        server.tag("app", "1", "sha256:ee");

        assertThat(page("/images/" + repaired)).contains("/images/" + repaired + "/confirmation");
        assertThat(page("/images/" + repaired + "/confirmation"))
                .containsPattern("(?s)Gone <span class=\"help\">1<.*PYSEC-1.*Still there <span class=\"help\">0<");
    }

    /// Every page that is reached by links from the first one, all of them with what every page must have.
    @Test
    void allLinksLeadSomewhereAndAllPagesAreInOrder() throws Exception {
        int image = server.image("app", "sha256:dd");
        server.scanned(image, ScanStatus.COMPLETE, "pypi", "flask");
        server.image("other", "sha256:ff");
        browser.post("/scans/address", "proof", browser.proof("/"), "address", "r.example/app:1");
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        Set<String> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            String path = open.pop();
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            if (!answer.headers().firstValue("content-type").orElse("").startsWith("text/html")) {
                continue;
            }
            assertInOrder(path, answer);
            LINK.matcher(answer.body())
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(link -> {
                        if (link.startsWith("/") && seen.add(link)) {
                            open.push(link);
                        }
                    });
        }
        assertThat(seen)
                .contains("/jobs", "/registries", "/images/" + image + "/findings/PYSEC-1", "/assets/pratique.css");
    }

    private static void assertInOrder(String path, HttpResponse<String> answer) {
        String body = answer.body();
        assertThat(body).as(path).contains("<html lang=\"en\">").containsPattern("<title>[^<]+</title>");
        assertThat(body).as(path).containsOnlyOnce("<h1").doesNotContain("style=\"", "onclick=", "<style");
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        List<String> ids = ID.matcher(body).results().map(id -> id.group(1)).toList();
        assertThat(ids).as(path).doesNotHaveDuplicates();
        for (MatchResult field : FIELD.matcher(body).results().toList()) {
            String tag = field.group();
            var id = ID.matcher(tag);
            boolean labelled = id.find() && body.contains("<label for=\"" + id.group(1) + "\"");
            assertThat(labelled || tag.contains("type=\"hidden\"") || tag.contains("type=\"checkbox\""))
                    .as(path + " labels " + tag)
                    .isTrue();
        }
        assertThat(Pattern.compile("<table").matcher(body).results().count())
                .as(path)
                .isEqualTo(Pattern.compile("<caption").matcher(body).results().count());
    }

    @Test
    void aJobIsCancelledByItsForm() throws Exception {
        String proof = browser.proof("/");
        String job = browser.post("/scans/machine", "proof", proof, "target", "dir:/")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(browser.post(job + "/cancel", "proof", proof).statusCode()).isEqualTo(303);
        assertThat(page(job)).contains("cancelled");
        assertThat(browser.post(job + "/cancel", "proof", proof).statusCode()).isEqualTo(409);
    }

    @Test
    void aRegistryIsConnectedAndItsSecretsAreNotShownAgain() throws Exception {
        String proof = browser.proof("/registries");
        String place = browser.post(
                        "/registries",
                        "proof",
                        proof,
                        "kind",
                        "harbor",
                        "address",
                        "h.example",
                        "name",
                        "Harbour",
                        "credential",
                        "password",
                        "password.user",
                        "robot",
                        "password.password",
                        "canary-secret",
                        "include",
                        "team/*\nlibrary/alpine")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(page(place))
                .contains("stored, sealed", "team/*, library/alpine", place.replace("/r", "/api/v1/r") + "/events");
        assertThat(page(place) + page("/registries")).doesNotContain("canary-secret");
        assertThat(browser.post(place + "/secret", "proof", proof).body()).contains("shown this once");
        assertThat(page(place)).doesNotContain("shown this once");
        assertThat(browser.post(
                                "/registries",
                                "proof",
                                proof,
                                "kind",
                                "harbor",
                                "address",
                                "h.example",
                                "credential",
                                "password")
                        .statusCode())
                .isEqualTo(400);
    }
}
