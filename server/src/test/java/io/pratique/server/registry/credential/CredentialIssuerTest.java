package io.pratique.server.registry.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.registry.auth.Credential;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.Seen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialIssuerTest {
    private static final String SECRET = "canary-9f3c1";
    private static final String ACR = "contoso.azurecr.io";
    private static final String ECR = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
    private static final String GAR = "europe-west1-docker.pkg.dev";
    private static final String KEYS =
            "{\"AccessKeyId\":\"AKIA\",\"SecretAccessKey\":\"" + SECRET + "\",\"Token\":\"session\"}";

    private final FakeClouds clouds = new FakeClouds();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        clouds.close();
    }

    private Seen only(String part) {
        assertThat(clouds.server.seen(part)).hasSize(1);
        return clouds.server.seen(part).getFirst();
    }

    private void acr() {
        clouds.server
                .on("/oauth2/v2.0/token", Answer.json("{\"access_token\":\"entra-token\",\"expires_in\":3599}"))
                .on("/oauth2/exchange", Answer.json("{\"refresh_token\":\"acr-refresh\"}"));
    }

    private void ecr() {
        String token = Base64.getEncoder().encodeToString("AWS:password".getBytes(UTF_8));
        long end = FakeWaiting.START.plus(Duration.ofHours(2)).getEpochSecond();
        clouds.server.on(
                "/ecr/",
                Answer.json("{\"authorizationData\":[{\"authorizationToken\":\"" + token + "\",\"expiresAt\":" + end
                        + ".123,\"proxyEndpoint\":\"https://x\"}]}"));
    }

    @Test
    void exchangesTheSecretOfAnAzureApplication() throws Exception {
        acr();

        Issued issued = clouds.issue(new StoredCredential.AzureServicePrincipal("tenant", "app", SECRET), ACR);

        assertThat(issued.credential()).isEqualTo(new Credential.IdentityToken("acr-refresh"));
        assertThat(only("/entra/io/tenant/oauth2/v2.0/token").body())
                .contains("client_secret=" + SECRET, "client_id=app", "grant_type=client_credentials")
                .contains("scope=https%3A%2F%2Fcontainerregistry.azure.net%2F.default");
        assertThat(only("/registry/" + ACR + "/oauth2/exchange").body())
                .contains("access_token=entra-token", "service=" + ACR, "tenant=tenant", "grant_type=access_token")
                .doesNotContain(SECRET);
    }

    @Test
    void takesTheIdentityOfAnAzureMachine() throws Exception {
        acr();
        clouds.server.on(
                "/metadata/identity/oauth2/token",
                Answer.json("{\"access_token\":\"machine-token\",\"expires_in\":\"86399\"}"));

        clouds.issue(new StoredCredential.AzureManagedIdentity("one-of-two"), ACR);

        Seen seen = only("/azure/metadata/identity/oauth2/token");
        assertThat(seen.header("Metadata")).isEqualTo("true");
        assertThat(seen.query()).contains("client_id=one-of-two", "resource=https%3A%2F%2Fcontainerregistry.azure.net");
        assertThat(only("/oauth2/exchange").body()).contains("access_token=machine-token");
    }

    @Test
    void takesTheIdentityOfAnAzurePod() throws Exception {
        acr();
        clouds.environment.put("AZURE_FEDERATED_TOKEN_FILE", file("pod-token"));
        clouds.environment.put("AZURE_TENANT_ID", "tenant");
        clouds.environment.put("AZURE_CLIENT_ID", "pod");

        clouds.issue(new StoredCredential.AzureManagedIdentity(null), ACR);

        assertThat(only("/entra/io/tenant/").body()).contains("client_assertion=pod-token", "client_id=pod");
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("token"), text + "\n").toString();
    }

    @Test
    void asksAmazonForAPasswordWithASignedRequest() throws Exception {
        ecr();

        Issued issued = clouds.issue(new StoredCredential.AwsKeys("AKIA", SECRET), ECR);

        assertThat(issued.credential()).isEqualTo(new Credential.Password("AWS", "password"));
        assertThat(issued.expires()).isEqualTo(FakeWaiting.START.plus(Duration.ofHours(2)));
        Seen seen = only("/ecr/eu-west-1/");
        assertThat(seen.header("X-Amz-Target")).endsWith("GetAuthorizationToken");
        assertThat(seen.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecr/aws4_request");
        assertThat(seen.headers().toString() + seen.body()).doesNotContain(SECRET);
    }

    @Test
    void asksForThePublicRegistryInItsOnlyRegion() throws Exception {
        String token = Base64.getEncoder().encodeToString("AWS:password".getBytes(UTF_8));
        clouds.server.on(
                "/ecr-public/", Answer.json("{\"authorizationData\":{\"authorizationToken\":\"" + token + "\"}}"));

        Issued issued = clouds.issue(new StoredCredential.AwsKeys("AKIA", SECRET), "public.ecr.aws");

        assertThat(issued.credential()).isEqualTo(new Credential.Password("AWS", "password"));
        assertThat(only("/ecr-public/us-east-1/").header("X-Amz-Target")).startsWith("SpencerFrontendService.");
    }

    @Test
    void takesTheRoleOfAnAmazonMachine() throws Exception {
        ecr();
        clouds.server
                .on("/security-credentials/", Answer.content(200, "my-role".getBytes(UTF_8)))
                .on("/security-credentials/my-role", Answer.json(KEYS))
                .on("/latest/api/token", Answer.content(200, "imds".getBytes(UTF_8)));

        clouds.issue(new StoredCredential.AwsRole(), ECR);

        assertThat(only("/latest/api/token").method()).isEqualTo("PUT");
        assertThat(only("/security-credentials/my-role").header("X-aws-ec2-metadata-token"))
                .isEqualTo("imds");
        assertThat(only("/ecr/").header("X-Amz-Security-Token")).isEqualTo("session");
    }

    @Test
    void takesTheRoleOfAnAmazonTask() throws Exception {
        ecr();
        clouds.environment.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1");
        clouds.server.on("/task/v2/credentials/1", Answer.json(KEYS));

        clouds.issue(new StoredCredential.AwsRole(), ECR);

        assertThat(only("/ecr/").header("Authorization")).contains("Credential=AKIA/");
    }

    @Test
    void takesTheRoleOfAnAmazonPodFromTheAgent() throws Exception {
        ecr();
        clouds.environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + clouds.server.host() + "/agent");
        clouds.environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file("agent-token"));
        clouds.server.on("/agent", Answer.json(KEYS));

        clouds.issue(new StoredCredential.AwsRole(), ECR);

        assertThat(only("/agent").header("Authorization")).isEqualTo("agent-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/x", "file:///etc/passwd", "http://10.0.0.1/", "http://a b/"})
    void asksNoAgentElsewhere(String address) {
        clouds.environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address);

        assertThatThrownBy(() -> clouds.issue(new StoredCredential.AwsRole(), ECR))
                .hasMessageContaining("AWS_CONTAINER_CREDENTIALS_FULL_URI must be HTTPS");
    }

    @Test
    void takesTheRoleOfAnAmazonPodByItsToken() throws Exception {
        ecr();
        clouds.environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", file("pod-token"));
        clouds.environment.put("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/r");
        clouds.server.on(
                "/sts/eu-west-1/",
                Answer.json(
                        "{\"AssumeRoleWithWebIdentityResponse\":{\"AssumeRoleWithWebIdentityResult\":{\"Credentials\":"
                                + KEYS.replace("\"Token\"", "\"SessionToken\"") + "}}}"));

        clouds.issue(new StoredCredential.AwsRole(), ECR);

        assertThat(only("/sts/").body()).contains("WebIdentityToken=pod-token", "RoleArn=arn%3Aaws%3Aiam");
    }

    @Test
    void signsAnAssertionForAGoogleServiceAccount() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        String key = "{\"client_email\":\"a@b.iam\",\"private_key_id\":\"k1\",\"private_key\":\"" + pem
                + "\",\"token_uri\":\"http://evil.example/\"}";
        clouds.server.on("/google/token", Answer.json("{\"access_token\":\"g-token\",\"expires_in\":3599}"));

        Issued issued = clouds.issue(new StoredCredential.GoogleServiceAccount(key), GAR);

        assertThat(issued.credential()).isEqualTo(new Credential.Password("oauth2accesstoken", "g-token"));
        assertThat(issued.expires()).isEqualTo(FakeWaiting.START.plusSeconds(3599));
        String body = URLDecoder.decode(only("/google/token").body(), UTF_8);
        String[] parts = body.substring(body.indexOf("assertion=") + 10, body.indexOf('&'))
                .split("\\.", -1);
        JsonValue claims = Json.parse(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.text("iss")).isEqualTo("a@b.iam");
        assertThat(claims.text("aud")).isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(claims.get("exp").integer())
                .isEqualTo(FakeWaiting.START.plusSeconds(3600).getEpochSecond());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "{\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nAAAA\"}"})
    void saysThatAKeyIsUnusable(String key) {
        assertThatThrownBy(() -> clouds.issue(new StoredCredential.GoogleServiceAccount(key), GAR))
                .hasMessageContaining("enter the JSON file");
    }

    @Test
    void takesTheServiceAccountOfAGoogleMachine() throws Exception {
        clouds.server.on("/computeMetadata/", Answer.json("{\"access_token\":\"m-token\",\"expires_in\":60}"));

        Issued issued = clouds.issue(new StoredCredential.GoogleMetadata(), GAR);

        assertThat(issued.credential()).isEqualTo(new Credential.Password("oauth2accesstoken", "m-token"));
        assertThat(only("/computeMetadata/").header("Metadata-Flavor")).isEqualTo("Google");
    }

    @Test
    void asksNobodyOnBehalfOfARegistryOfAnotherOwner() {
        acr();
        ecr();

        assertThatThrownBy(() ->
                        clouds.issue(new StoredCredential.AzureServicePrincipal("t", "c", SECRET), "evil.example"))
                .hasMessageContaining("alone");
        assertThatThrownBy(() -> clouds.issue(new StoredCredential.AwsRole(), ACR))
                .hasMessageContaining("alone");
        assertThat(clouds.server.seen("")).isEmpty();
    }

    @Test
    void repeatsTheCodeOfARefusalAndNothingElse() {
        String echo = "{\"error\":\"invalid_client\",\"error_description\":\"" + SECRET + "\"}";
        clouds.server.on("/entra/", Answer.content(401, echo.getBytes(UTF_8)));

        assertThatThrownBy(() -> clouds.issue(new StoredCredential.AzureServicePrincipal("t", "c", SECRET), ACR))
                .hasMessageContaining("Microsoft Entra gives no token, HTTP status 401 invalid_client")
                .satisfies(CredentialIssuerTest::keepsTheSecret);
        assertThat(clouds.server.seen("/entra/")).hasSize(1);
    }

    @Test
    void repeatsWhatMayPass() throws Exception {
        acr();
        clouds.server.on("/entra/", Answer.status(503).times(1));

        clouds.issue(new StoredCredential.AzureServicePrincipal("t", "c", SECRET), ACR);

        assertThat(clouds.waiting.slept).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"access_token\":\"a b\"}", "{\"access_token\":\"a\\r\\nX: y\"}"})
    void refusesAnswersThatHoldNoToken(String answer) {
        clouds.server.on("/entra/", Answer.json(answer));

        assertThatThrownBy(() -> clouds.issue(new StoredCredential.AzureServicePrincipal("t", "c", SECRET), ACR))
                .hasMessageContaining("Microsoft Entra gives")
                .satisfies(CredentialIssuerTest::keepsTheSecret);
    }

    private static void keepsTheSecret(Throwable problem) {
        var trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
    }
}
