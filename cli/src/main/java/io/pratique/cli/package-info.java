/// Chapter 9: the commands, one class each, listed in [io.pratique.cli.Commands].
///
/// In come the words of a command line; [io.pratique.cli.Cli] finds the command and turns every failure into one
/// line and an exit code. Out goes what [io.pratique.report] writes. Nothing depends on this chapter.
@NullMarked
package io.pratique.cli;

import org.jspecify.annotations.NullMarked;
