/// The PostgreSQL that comes with the program: unpacked, initialised, started, adopted after a crash, stopped.
///
/// In: a data folder. Out: [io.pratique.server.storage.DatabaseSettings] of a running database.
@NullMarked
package io.pratique.server.postgres;

import org.jspecify.annotations.NullMarked;
