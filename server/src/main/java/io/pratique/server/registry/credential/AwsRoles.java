package io.pratique.server.registry.credential;

import io.pratique.http.Hosts;
import io.pratique.http.HttpException;
import io.pratique.json.JsonValue;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Gets the keys of the role that the server runs as: of its pod (`AWS_WEB_IDENTITY_TOKEN_FILE`, or an agent that
/// `AWS_CONTAINER_CREDENTIALS_FULL_URI` names), of its task (`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`), else of the
/// machine (instance metadata, version 2 alone).
record AwsRoles(CloudHttp http, CloudAddresses addresses, Map<String, String> environment) {
    private static final String METADATA = "the metadata service of AWS";
    private static final String AGENT = "the service that gives the keys of the task or pod";

    /// Hosts that a full address may name over plain HTTP: the agents of Amazon's container services, and this
    /// machine.
    private static final Set<String> AGENTS = Set.of("169.254.170.2", "169.254.170.23", "[fd00:ec2::23]");

    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,128}");

    AwsAccess access(CloudHosts.Amazon registry) throws IOException {
        if (!variable("AWS_WEB_IDENTITY_TOKEN_FILE").isEmpty()) {
            return ofWebIdentity(registry);
        }
        String relative = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        if (!relative.isEmpty()) {
            return ofAgent(agent(addresses.awsTaskMetadata() + (relative.startsWith("/") ? relative : "/" + relative)));
        }
        String full = variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        return full.isEmpty() ? ofMachine() : ofAgent(agent(full));
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private AwsAccess ofWebIdentity(CloudHosts.Amazon registry) throws IOException {
        Map<String, String> form = Map.of(
                "Action",
                "AssumeRoleWithWebIdentity",
                "Version",
                "2011-06-15",
                "RoleArn",
                variable("AWS_ROLE_ARN"),
                "RoleSessionName",
                "pratique",
                "WebIdentityToken",
                TokenFile.read(variable("AWS_WEB_IDENTITY_TOKEN_FILE"), "AWS_WEB_IDENTITY_TOKEN_FILE"));
        String who = "the token service of AWS";
        JsonValue answer =
                http.post(URI.create(addresses.sts(registry.tokenRegion(), registry.china()) + "/"), form, who);
        JsonValue keys = answer.get("AssumeRoleWithWebIdentityResponse")
                .get("AssumeRoleWithWebIdentityResult")
                .get("Credentials");
        return access(keys, "SessionToken", who);
    }

    private URI agent(String text) throws HttpException {
        try {
            URI url = new URI(text);
            String host = url.getHost() == null ? "" : url.getHost();
            boolean near = AGENTS.contains(host) || Hosts.isLoopback(host);
            if (!host.isEmpty() && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && near))) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw new HttpException(
                ErrorKind.USAGE,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI must be HTTPS, or lead to this machine or Amazon's agent on it");
    }

    private AwsAccess ofAgent(URI url) throws IOException {
        String file = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file.isEmpty()
                ? variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                : TokenFile.read(file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", token);
        return access(http.localJson(url, headers, AGENT), "Token", AGENT);
    }

    private AwsAccess ofMachine() throws IOException {
        URI base = addresses.awsMetadata();
        String session = http.local(
                        "PUT",
                        URI.create(base + "/latest/api/token"),
                        Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300"),
                        METADATA)
                .strip();
        Map<String, String> headers = Map.of("X-aws-ec2-metadata-token", session);
        String path = base + "/latest/meta-data/iam/security-credentials/";
        String role = http.local("GET", URI.create(path), headers, METADATA).strip();
        if (!ROLE.matcher(role).matches()) {
            throw new HttpException(ErrorKind.UNAUTHORIZED, "this machine has no role in AWS; give it one");
        }
        return access(http.localJson(URI.create(path + role), headers, METADATA), "Token", METADATA);
    }

    private static AwsAccess access(JsonValue keys, String token, String who) throws HttpException {
        return new AwsAccess(
                CloudHttp.token(keys, "AccessKeyId", who),
                CloudHttp.token(keys, "SecretAccessKey", who),
                CloudHttp.token(keys, token, who));
    }
}
