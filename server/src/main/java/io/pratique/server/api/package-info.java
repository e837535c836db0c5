/// The HTTP interface: routes, who may call them, answers in JSON, errors as problem documents (RFC 9457).
///
/// In: requests. Out: what the other packages know. The contract stands in `openapi.yaml`; a test compares it with
/// the
/// routes.
@NullMarked
package io.pratique.server.api;

import org.jspecify.annotations.NullMarked;
