/// Chapter 9: the commands.
@NullMarked
package io.pratique.cli;

import org.jspecify.annotations.NullMarked;
