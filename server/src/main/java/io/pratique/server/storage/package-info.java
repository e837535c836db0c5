/// The database: connections, migrations, transactions of one organisation.
///
/// In: a JDBC address. Out: [io.pratique.server.storage.Database], through which all SQL of the platform goes; the
/// statements stand beside those who use them.
@NullMarked
package io.pratique.server.storage;

import org.jspecify.annotations.NullMarked;
