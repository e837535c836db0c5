/// Single HTTP exchanges with hosts that are not trusted: proxies, TLS, redirects, time limits, retries, and which
/// addresses may be contacted.
///
/// In come a URL and headers; out comes a response whose body is a stream. [io.pratique.image.registry.auth] and
/// [io.pratique.image.registry] stand on it.
@NullMarked
package io.pratique.image.registry.http;

import org.jspecify.annotations.NullMarked;
