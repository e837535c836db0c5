/// Work to do: what waits, who does it, and that nothing is lost or done twice.
///
/// In: jobs, put into the queue in the same transaction as what causes them. Out: each job handed to one worker at
/// a
/// time, by a lease that ends by the database's clock. Next: [io.pratique.server.scan] does the work.
@NullMarked
package io.pratique.server.queue;

import org.jspecify.annotations.NullMarked;
