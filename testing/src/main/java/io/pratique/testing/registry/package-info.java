/// A registry made by code: sound, or failing in every way that a test wants.
///
/// In go images of [io.pratique.testing.image]; out comes a server on this machine that remembers what it was
/// asked.
@NullMarked
package io.pratique.testing.registry;

import org.jspecify.annotations.NullMarked;
