package io.pratique.image.registry;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;
import java.util.Map;

/// A request that brings something to a registry.
///
/// @param longest how long it may take with its body
record Upload(String method, URI url, Map<String, String> headers, BodyPublisher body, Duration longest) {}
