package io.pratique.server.registry.credential;

import java.net.URI;

/// Where the clouds give tokens. All are HTTPS, or addresses that only the machine itself can reach.
public interface CloudAddresses {
    CloudAddresses REAL = new CloudAddresses() {};

    /// A registry itself.
    default URI registry(String host) {
        return URI.create("https://" + host);
    }

    /// Microsoft Entra.
    ///
    /// @param domain of the registry's cloud: `io`, `us` or `cn`
    default URI entra(String domain) {
        return URI.create(
                switch (domain) {
                    case "us" -> "https://login.microsoftonline.us";
                    case "cn" -> "https://login.partner.microsoftonline.cn";
                    default -> "https://login.microsoftonline.com";
                });
    }

    default URI azureMetadata() {
        return URI.create("http://169.254.169.254");
    }

    /// Amazon's API of registries.
    ///
    /// @param service `ecr` or `ecr-public`
    default URI ecr(String service, String region, boolean china) {
        return URI.create("https://api." + service + "." + region + amazon(china));
    }

    /// Amazon's security token service.
    default URI sts(String region, boolean china) {
        return URI.create("https://sts." + region + amazon(china));
    }

    private static String amazon(boolean china) {
        return china ? ".amazonaws.com.cn" : ".amazonaws.com";
    }

    default URI awsMetadata() {
        return URI.create("http://169.254.169.254");
    }

    /// Where tasks of Amazon's container service get the keys of their role.
    default URI awsTaskMetadata() {
        return URI.create("http://169.254.170.2");
    }

    default URI googleTokens() {
        return URI.create("https://oauth2.googleapis.com/token");
    }

    default URI googleMetadata() {
        return URI.create("http://169.254.169.254");
    }
}
