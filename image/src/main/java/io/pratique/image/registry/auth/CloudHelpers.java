package io.pratique.image.registry.auth;

import io.pratique.http.Hosts;

/// Credential helpers that hold the credentials of a whole cloud account. They are asked for that cloud's own hosts
/// alone (trivy CVE-2024-35192).
final class CloudHelpers {
    private CloudHelpers() {}

    /// Whether the helper may be asked about the registry; helpers that are no cloud's may be asked about any.
    static boolean mayServe(String helper, String registry) {
        String host = Hosts.name(registry);
        return switch (helper) {
            case "ecr-login" -> isAmazon(host);
            case "gcr", "gcloud" -> isBelow(host, "gcr.io") || host.endsWith(".pkg.dev");
            case "acr", "acr-env", "acr-linux", "acr-login" ->
                host.endsWith(".azurecr.io") || host.endsWith(".azurecr.cn") || host.endsWith(".azurecr.us");
            default -> true;
        };
    }

    private static boolean isAmazon(String host) {
        boolean amazon =
                host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".on.aws");
        return host.equals("public.ecr.aws") || (amazon && (host.contains(".dkr.ecr") || host.contains(".dkr-ecr")));
    }

    private static boolean isBelow(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
