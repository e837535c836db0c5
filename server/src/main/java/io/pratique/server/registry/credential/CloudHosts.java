package io.pratique.server.registry.credential;

import io.pratique.http.Hosts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which cloud a registry belongs to, by its host. A cloud's identities are shown to that cloud's registries alone
/// (trivy CVE-2024-35192).
public final class CloudHosts {
    private static final Pattern AZURE =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\\.[a-z0-9]+\\.data)?\\.azurecr\\.(io|cn|us)");
    private static final Pattern AMAZON = Pattern.compile(
            "[0-9]{12}\\.dkr[.-]ecr(?:-fips)?\\.([a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2})\\.(amazonaws\\.com|amazonaws\\.com\\.cn|on\\.aws)");
    private static final Pattern GOOGLE = Pattern.compile("(?:[a-z]+\\.)?gcr\\.io|[a-z0-9-]{1,63}-docker\\.pkg\\.dev");
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,253}");

    private CloudHosts() {}

    /// An Amazon registry.
    ///
    /// @param region empty for the public registry
    record Amazon(String region, boolean china) {
        boolean isPublic() {
            return region.isEmpty();
        }

        /// The one region that gives tokens for the public registry, else the registry's own.
        String tokenRegion() {
            return isPublic() ? "us-east-1" : region;
        }
    }

    /// The top-level domain of the Azure cloud that a registry is in; null where it is in none.
    static @Nullable String azure(String registry) {
        Matcher matcher = AZURE.matcher(registry);
        return matcher.matches() ? matcher.group(1) : null;
    }

    static @Nullable Amazon amazon(String registry) {
        if (registry.equals("public.ecr.aws")) {
            return new Amazon("", false);
        }
        Matcher matcher = AMAZON.matcher(registry);
        return matcher.matches() ? new Amazon(matcher.group(1), matcher.group(2).endsWith(".cn")) : null;
    }

    static boolean isGoogle(String registry) {
        return GOOGLE.matcher(registry).matches();
    }

    /// Checks the name or id of an Entra tenant, which becomes a part of an address.
    static String tenant(String text) {
        if (!TENANT.matcher(text).matches()) {
            throw new IllegalArgumentException("the tenant must be a domain or an id such as 00000000-0000-…");
        }
        return text;
    }

    /// Refuses a credential for a registry that it does not belong to.
    ///
    /// @param registry host with an optional port
    /// @throws IllegalArgumentException in plain words
    public static void requireFit(StoredCredential credential, String registry) {
        String host = registry.toLowerCase(Locale.ROOT);
        boolean standard = Hosts.name(host).equals(host);
        switch (credential) {
            case StoredCredential.AzureServicePrincipal _, StoredCredential.AzureManagedIdentity _ ->
                require(standard && azure(host) != null, "an Azure identity", "NAME.azurecr.io");
            case StoredCredential.AwsKeys _, StoredCredential.AwsRole _ ->
                require(standard && amazon(host) != null, "an AWS identity", "ACCOUNT.dkr.ecr.REGION.amazonaws.com");
            case StoredCredential.GoogleServiceAccount _, StoredCredential.GoogleMetadata _ ->
                require(standard && isGoogle(host), "a Google identity", "REGION-docker.pkg.dev or gcr.io");
            case StoredCredential.None _, StoredCredential.Password _, StoredCredential.Token _ -> {}
        }
    }

    private static void require(boolean fit, String what, String where) {
        if (!fit) {
            throw new IllegalArgumentException(
                    what + " is shown to registries at " + where + " alone; use a name and a password for this one");
        }
    }
}
