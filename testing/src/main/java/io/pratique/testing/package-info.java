/// The test kit: images built by code, fixtures and goldens, servers that stand in for the real ones. Nothing here
/// is part of the program.
@NullMarked
package io.pratique.testing;

import org.jspecify.annotations.NullMarked;
