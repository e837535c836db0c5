/// Measures what the program wrote itself against the library that would do the same; bench/README.md has the
/// figures.
///
/// Benchmarks of package-private classes lie in the packages of these classes.
@NullMarked
package io.pratique.bench;

import org.jspecify.annotations.NullMarked;
