/// Scripts that let shells complete command lines, one class for each shell, listed in
/// [io.pratique.cli.completion.Shells].
///
/// In come the words that may be completed, out goes the text of a script; nothing here knows the commands
/// themselves.
@NullMarked
package io.pratique.cli.completion;

import org.jspecify.annotations.NullMarked;
