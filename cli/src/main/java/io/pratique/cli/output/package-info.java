/// Where the output of a command goes: standard output, a file, the progress line. Knows nothing of what is
/// written.
@NullMarked
package io.pratique.cli.output;

import org.jspecify.annotations.NullMarked;
