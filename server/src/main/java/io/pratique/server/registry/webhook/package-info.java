/// Notifications of registries, in the words of each vendor.
///
/// In: a request to a registry's webhook address, and the secret that both sides know. Out: a refusal, an answer to
/// a
/// handshake, or [io.pratique.server.registry.webhook.RegistryEvent]s, which are stored once by their delivery.
/// [io.pratique.server.registry.webhook.WebhookReceiver] is the way in; nothing here reads a clock, the network or
/// the database.
@NullMarked
package io.pratique.server.registry.webhook;

import org.jspecify.annotations.NullMarked;
