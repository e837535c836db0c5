/// What was found inside: the operating system and its packages, each with its origin, and what code their files
/// hold. Next:
/// [io.pratique.model.finding].
@NullMarked
package io.pratique.model.inventory;

import org.jspecify.annotations.NullMarked;
