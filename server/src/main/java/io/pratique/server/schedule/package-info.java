/// Work that comes again: by cron expressions, and for what has become old.
///
/// In: rows of `schedule`, settings, the time of the database. Out: jobs of [io.pratique.server.queue]. Any number
/// of
/// servers may look at once; each due time is met once.
@NullMarked
package io.pratique.server.schedule;

import org.jspecify.annotations.NullMarked;
