/// Single HTTP exchanges with hosts that are not trusted: proxies, TLS, redirects, time limits, retries, and which
/// addresses may be contacted.
///
/// In come a URL and headers; out comes a response whose body is a stream. The registry client of images
/// and the mirror of advisory feeds stand on it.
@NullMarked
package io.pratique.http;

import org.jspecify.annotations.NullMarked;
