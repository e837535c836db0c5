package io.pratique.image.registry.auth;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.io.IOException;
import java.util.List;

/// What registries ask for, and where credentials are kept.
public final class AuthTargets {
    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "registry-challenge",
                    () -> Inputs.texts(
                            "Bearer realm=\"https://a/token\",service=\"b\",scope=\"repository:c:pull\"",
                            "Basic realm=\"x \\\" y\", Bearer realm=a, error = \"invalid_token\""),
                    input -> Challenge.parse(Inputs.text(input).lines().toList())),
            new FuzzTarget(
                    "registry-auth-file",
                    () -> Inputs.texts(
                            "{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"YTpi\"}, \"b\": {\"username\": \"c\", \"password\": \"d\"}},"
                                    + " \"credsStore\": \"pass\", \"credHelpers\": {\"c:5000\": \"gcloud\"}}"),
                    AuthTargets::authFile));

    private AuthTargets() {}

    private static Object authFile(byte[] input) throws IOException {
        AuthFile file = AuthFile.read(Inputs.written("registry-auth-file", "config.json", input));
        return file == null ? "none" : file.auths().keySet() + " " + file.store() + " " + file.helpers();
    }
}
