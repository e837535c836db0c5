/// The templates of `src/main/jte` as classes; only [io.pratique.server.ui] uses them.
@NullMarked
package io.pratique.server.ui.template;

import org.jspecify.annotations.NullMarked;
