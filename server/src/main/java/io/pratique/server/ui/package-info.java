/// Pages for people: the first page, images, registries, jobs, login.
///
/// In: requests of browsers. Out: HTML, made of the templates in `src/main/jte`, which are compiled with the
/// program.
/// Everything that a page shows passes through [Html], which escapes it. Works without JavaScript.
@NullMarked
package io.pratique.server.ui;

import org.jspecify.annotations.NullMarked;
