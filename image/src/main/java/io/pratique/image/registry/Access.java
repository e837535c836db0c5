package io.pratique.image.registry;

import io.pratique.http.Reach;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.image.registry.auth.Credentials;

/// As whom a registry is asked, and where it may be.
///
/// @param credentials the only place where credentials are taken from
/// @param reach where in the network the registry may be
/// @param advice how to get in where a credential is wanted or wrong, as the end of a sentence
public record Access(CredentialSource credentials, Reach reach, String advice) {

    /// With the credentials that the user of this machine has.
    static Access ofUser(RegistrySettings settings, String registry) {
        return new Access(
                new Credentials(settings.environment(), registry),
                Reach.ANYWHERE,
                "log in with 'docker login " + registry
                        + "' or set PRATIQUE_REGISTRY_USERNAME and PRATIQUE_REGISTRY_PASSWORD");
    }

    /// With given credentials and no others.
    public static Access given(CredentialSource credentials, Reach reach) {
        return new Access(credentials, reach, "check the credential that is stored for the registry");
    }

    @Override
    public String toString() {
        return "Access[" + reach + "]";
    }
}
