/// What is known to be wrong: advisories, and the findings they lead to.
@NullMarked
package io.pratique.model.finding;

import org.jspecify.annotations.NullMarked;
