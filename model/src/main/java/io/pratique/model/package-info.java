/// Chapter 0: the nouns every other chapter speaks in. Records only, no I/O.
///
/// - [io.pratique.model.image]: what an image is made of;
/// - [io.pratique.model.inventory]: what was found inside;
/// - [io.pratique.model.finding]: what is known to be wrong with it.
@NullMarked
package io.pratique.model;

import org.jspecify.annotations.NullMarked;
