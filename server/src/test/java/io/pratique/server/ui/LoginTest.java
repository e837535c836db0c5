package io.pratique.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
    @TempDir
    Path folder;

    private UiServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new UiServer(folder);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    @Test
    void strangersAreSentToTheLoginAndThenToWhereTheyWanted() throws Exception {
        try (Browser browser = server.browser()) {
            assertThat(location(browser.get("/images?sort=newest"))).isEqualTo("/login?next=%2Fimages%3Fsort%3Dnewest");
            assertThat(browser.get("/login?next=%2Fimages").body()).contains("name=\"next\" value=\"/images\"");
            String proof = browser.proof("/login");
            assertThat(location(browser.post("/login", "proof", proof, "token", server.token, "next", "/jobs")))
                    .isEqualTo("/jobs");
        }
    }

    @Test
    void theLoginLeadsToNoOtherServer() throws Exception {
        for (String next : new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y"}) {
            try (Browser browser = server.browser()) {
                String proof = browser.proof("/login");
                assertThat(location(browser.post("/login", "proof", proof, "token", server.token, "next", next)))
                        .as(next)
                        .isEqualTo("/");
            }
        }
    }

    @Test
    void theCookieIsForThisServerAndNoScript() throws Exception {
        try (Browser browser = server.browser()) {
            assertThat(browser.login(server.token).headers().firstValue("set-cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie)
                            .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200")
                            .doesNotContain("Secure"));
            browser.headers.put("X-Forwarded-Proto", "https");
            assertThat(browser.login(server.token).headers().firstValue("set-cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("; Secure"));
        }
    }

    @Test
    void theDatabaseDoesNotKnowTheCookie() throws Exception {
        try (Browser browser = server.loggedIn()) {
            int same = server.database()
                    .everyone(transaction -> transaction
                            .createQuery("select count(*) from session where hash = convert_to(:id, 'UTF8')")
                            .bind("id", browser.cookies.get("pratique"))
                            .mapTo(Integer.class)
                            .one());
            assertThat(same).isZero();
            int foreign = server.database()
                    .of(
                            2,
                            transaction -> transaction
                                    .createQuery("select count(*) from session")
                                    .mapTo(Integer.class)
                                    .one());
            assertThat(foreign).as("rows that another organisation sees").isZero();
        }
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        try (Browser browser = server.browser()) {
            HttpResponse<String> answer = browser.login("prq_wrong");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("does not know that token").doesNotContain("prq_wrong");
            assertThat(browser.get("/").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void formsOfOtherSitesAreRefused() throws Exception {
        try (Browser browser = server.loggedIn()) {
            String proof = browser.proof("/");
            assertThat(browser.post("/scans/machine", "target", "dir:/").statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/scans/machine", "proof", "x" + proof, "target", "dir:/")
                            .statusCode())
                    .isEqualTo(403);
            browser.headers.put("Origin", "https://evil.example");
            assertThat(browser.post("/scans/machine", "proof", proof, "target", "dir:/")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/login", "proof", proof, "token", server.token)
                            .statusCode())
                    .isEqualTo(403);
            browser.headers.put("Origin", "null");
            assertThat(browser.post("/logout", "proof", proof).statusCode()).isEqualTo(403);
            browser.headers.put("Origin", "http://127.0.0.1:" + server.server.port());
            assertThat(browser.post("/scans/machine", "proof", proof, "target", "dir:/")
                            .statusCode())
                    .isEqualTo(303);
            browser.headers.put("Sec-Fetch-Site", "cross-site");
            assertThat(browser.post("/logout", "proof", proof).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theProofOfOneSessionIsNoOtherSessionsProof() throws Exception {
        try (Browser one = server.loggedIn();
                Browser other = server.loggedIn()) {
            assertThat(other.post("/logout", "proof", one.proof("/")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSessionEndsByLogoutByExpiryAndWithItsToken() throws Exception {
        try (Browser out = server.loggedIn();
                Browser late = server.loggedIn();
                Browser revoked = server.loggedIn()) {
            String id = out.cookies.get("pratique");
            assertThat(out.post("/logout", "proof", out.proof("/")).statusCode())
                    .isEqualTo(303);
            out.cookies.put("pratique", id);
            assertThat(out.get("/").statusCode()).isEqualTo(303);
            assertThat(late.get("/").statusCode()).isEqualTo(200);
            server.database().runForEveryone(transaction -> transaction.execute("update session set expires = now()"));
            assertThat(late.get("/").statusCode()).isEqualTo(303);
            revoked.login(server.token);
            assertThat(revoked.get("/").statusCode()).isEqualTo(200);
            server.database().runForEveryone(transaction -> transaction.execute("update token set revoked = now()"));
            assertThat(revoked.get("/").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void theCookieReadsTheInterfaceAndChangesNothingThere() throws Exception {
        try (Browser browser = server.loggedIn()) {
            assertThat(browser.get("/api/v1/images").statusCode()).isEqualTo(200);
            assertThat(browser.post("/api/v1/machine/scans", "target", "dir:/").statusCode())
                    .isEqualTo(401);
            browser.cookies.clear();
            assertThat(browser.get("/api/v1/images").statusCode()).isEqualTo(401);
            browser.headers.put("Authorization", "Bearer " + server.token);
            assertThat(browser.get("/api/v1/images").statusCode()).isEqualTo(200);
        }
    }
}
