package io.pratique.server.registry.credential;

import io.pratique.http.HttpException;
import io.pratique.image.registry.auth.Credential;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.util.Map;

/// Gets a credential that a registry takes for one that is stored.
public final class CredentialIssuer {
    private final AzureTokens azure;
    private final AwsTokens aws;
    private final AwsRoles roles;
    private final GoogleTokens google;

    /// @param environment of the server, for the identities that its platform gives it
    public CredentialIssuer(CloudHttp http, CloudAddresses addresses, Map<String, String> environment) {
        Map<String, String> copy = Map.copyOf(environment);
        this.azure = new AzureTokens(http, addresses, copy);
        this.aws = new AwsTokens(http, addresses);
        this.roles = new AwsRoles(http, addresses, copy);
        this.google = new GoogleTokens(http, addresses);
    }

    /// @param registry host with an optional port
    /// @throws HttpException also where the credential does not belong to this registry
    public Issued issue(StoredCredential stored, String registry) throws IOException {
        try {
            CloudHosts.requireFit(stored, registry);
        } catch (IllegalArgumentException foreign) {
            throw new HttpException(ErrorKind.UNAUTHORIZED, String.valueOf(foreign.getMessage()));
        }
        return switch (stored) {
            case StoredCredential.None _ -> new Issued(null, null);
            case StoredCredential.Password(String user, String password) ->
                new Issued(new Credential.Password(user, password), null);
            case StoredCredential.Token(String token) -> new Issued(new Credential.RegistryToken(token), null);
            case StoredCredential.AzureServicePrincipal principal -> azure.issue(principal, registry);
            case StoredCredential.AzureManagedIdentity identity -> azure.issue(identity, registry);
            case StoredCredential.AwsKeys(String id, String secret) ->
                aws.issue(new AwsAccess(id, secret, null), amazon(registry));
            case StoredCredential.AwsRole _ -> aws.issue(roles.access(amazon(registry)), amazon(registry));
            case StoredCredential.GoogleServiceAccount account -> google.issue(account);
            case StoredCredential.GoogleMetadata _ -> google.ofMetadata();
        };
    }

    private static CloudHosts.Amazon amazon(String registry) throws HttpException {
        CloudHosts.Amazon amazon = CloudHosts.amazon(registry);
        if (amazon == null) {
            throw new HttpException(ErrorKind.UNAUTHORIZED, registry + " is no registry of Amazon");
        }
        return amazon;
    }
}
