package io.pratique.server.registry.credential;

import org.jspecify.annotations.Nullable;

/// What an administrator entered for a registry. None of these can be printed by accident.
public sealed interface StoredCredential {
    /// What it is called in documents.
    String kind();

    /// For registries that anybody may read.
    record None() implements StoredCredential {
        @Override
        public String kind() {
            return "none";
        }
    }

    /// A name and a password, or a name and a token of the registry's own kind.
    record Password(String user, String password) implements StoredCredential {
        @Override
        public String kind() {
            return "password";
        }

        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /// A bearer token that is shown as it is.
    record Token(String token) implements StoredCredential {
        @Override
        public String kind() {
            return "token";
        }

        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /// An application of Microsoft Entra with a secret.
    record AzureServicePrincipal(String tenant, String client, String secret) implements StoredCredential {
        @Override
        public String kind() {
            return "azure-service-principal";
        }

        @Override
        public String toString() {
            return "AzureServicePrincipal[hidden]";
        }
    }

    /// The identity of the machine or pod that the server runs on, in Azure.
    ///
    /// @param client which of several identities; null for the only one
    record AzureManagedIdentity(@Nullable String client) implements StoredCredential {
        @Override
        public String kind() {
            return "azure-managed-identity";
        }
    }

    /// An access key of Amazon Web Services.
    record AwsKeys(String id, String secret) implements StoredCredential {
        @Override
        public String kind() {
            return "aws-keys";
        }

        @Override
        public String toString() {
            return "AwsKeys[hidden]";
        }
    }

    /// The role of the machine, task or pod that the server runs on, in Amazon Web Services.
    record AwsRole() implements StoredCredential {
        @Override
        public String kind() {
            return "aws-role";
        }
    }

    /// A service account of Google Cloud.
    ///
    /// @param key the JSON document of its key
    record GoogleServiceAccount(String key) implements StoredCredential {
        @Override
        public String kind() {
            return "google-service-account";
        }

        @Override
        public String toString() {
            return "GoogleServiceAccount[hidden]";
        }
    }

    /// The service account of the machine or pod that the server runs on, in Google Cloud.
    record GoogleMetadata() implements StoredCredential {
        @Override
        public String kind() {
            return "google-metadata";
        }
    }

    /// Whether this is an identity of the server's own, which not every organisation may lend.
    default boolean isAmbient() {
        return switch (this) {
            case AzureManagedIdentity _, AwsRole _, GoogleMetadata _ -> true;
            case None _, Password _, Token _, AzureServicePrincipal _, AwsKeys _, GoogleServiceAccount _ -> false;
        };
    }
}
