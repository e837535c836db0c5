/// How the server proves to registries who it is: stored credentials and the short-lived ones that are got for
/// them.
///
/// In: what an administrator entered for a registry, see
/// [io.pratique.server.registry.credential.StoredCredential]. Out: a credential for
/// [io.pratique.image.registry.RegistryClient], by
/// [io.pratique.server.registry.credential.IssuedCredentials]. A cloud's identity is shown to that cloud's own
/// hosts
/// alone.
@NullMarked
package io.pratique.server.registry.credential;

import org.jspecify.annotations.NullMarked;
