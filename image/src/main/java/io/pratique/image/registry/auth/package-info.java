/// How a registry's challenge is answered, and to whom a credential may be shown.
///
/// In comes a `WWW-Authenticate` header; out goes an `Authorization` header. Credentials are found by
/// [io.pratique.image.registry.auth.Credentials] in the environment, Docker's and Podman's files and credential
/// helpers; [io.pratique.image.registry.auth.RealmRule] decides which token service may see them.
@NullMarked
package io.pratique.image.registry.auth;

import org.jspecify.annotations.NullMarked;
