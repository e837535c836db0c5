/// Chapter 3: from the feeds of the world to one database of advisories. [io.pratique.advisory.feed] reads them,
/// [io.pratique.advisory.store] keeps them where a look-up is a few memory reads.
@NullMarked
package io.pratique.advisory;

import org.jspecify.annotations.NullMarked;
