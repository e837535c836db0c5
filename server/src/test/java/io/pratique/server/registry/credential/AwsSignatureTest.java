package io.pratique.server.registry.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The values are those that Amazon publishes: the "Signature Version 4 Test Suite", and the example of signing a
/// request to IAM.
class AwsSignatureTest {
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static String signature(String service, String method, String url, Map<String, String> headers) {
        var signature = new AwsSignature(new AwsAccess("AKIDEXAMPLE", SECRET, null), "us-east-1", service);
        return signature.sign(method, URI.create(url), headers, "", TIME).get("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, '', 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, '?Param2=value2&Param1=value1', b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    })
    void signsTheRequestsOfTheTestSuite(String method, String query, String expected) {
        assertThat(signature("service", method, "https://example.amazonaws.com/" + query, Map.of()))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + expected);
    }

    @Test
    void signsFurtherHeaders() {
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

        assertThat(signature("iam", "GET", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", headers))
                .endsWith("SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void signsTheTokenOfARole() {
        var role = new AwsSignature(new AwsAccess("id", SECRET, "session"), "us-east-1", "ecr");

        Map<String, String> headers = role.sign("POST", URI.create("https://e.example/"), Map.of(), "{}", TIME);

        assertThat(headers).containsEntry("X-Amz-Security-Token", "session");
        assertThat(headers.get("Authorization")).contains("host;x-amz-date;x-amz-security-token");
        assertThat(role.toString()).doesNotContain(SECRET);
    }
}
