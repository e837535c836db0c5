/// The advisory database: one file, written once, memory-mapped by its readers.
@NullMarked
package io.pratique.advisory.store;

import org.jspecify.annotations.NullMarked;
