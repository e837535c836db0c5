/// Traces of what the server does, for an OpenTelemetry collector: off unless one is named.
///
/// In: requests, jobs and parts of jobs, each as a [io.pratique.server.trace.Span] around the work. Out: batches in
/// the OpenTelemetry protocol over HTTP. Next: [io.pratique.server.api] and [io.pratique.server.queue] open spans.
@NullMarked
package io.pratique.server.trace;

import org.jspecify.annotations.NullMarked;
