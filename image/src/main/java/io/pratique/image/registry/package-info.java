/// The client of registries that speak the OCI distribution-spec.
///
/// In comes a [io.pratique.image.registry.Reference] and the user's [io.pratique.image.registry.RegistrySettings];
/// out go manifests and the bytes of blobs, as a [io.pratique.image.registry.RegistryTarget].
/// [io.pratique.image.registry.auth] answers challenges; the documents are understood by
/// [io.pratique.image.manifest].
///
/// A [io.pratique.image.registry.Session] talks to one host: it retries, authorises, and hands each request to
/// [io.pratique.image.registry.Redirects] and at last to [io.pratique.image.registry.HttpTransport].
@NullMarked
package io.pratique.image.registry;

import org.jspecify.annotations.NullMarked;
