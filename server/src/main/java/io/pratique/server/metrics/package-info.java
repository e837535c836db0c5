/// What the server counts of its own work, in the text format of Prometheus ("Exposition formats", version 0.0.4).
///
/// In: requests and jobs as they end, and what the database and its pool tell. Out: one text. Every label has few
/// values: no names of images, packages or people.
@NullMarked
package io.pratique.server.metrics;

import org.jspecify.annotations.NullMarked;
