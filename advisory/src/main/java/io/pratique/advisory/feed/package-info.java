/// The feeds, one class each, listed in [io.pratique.advisory.feed.Feeds].
@NullMarked
package io.pratique.advisory.feed;

import org.jspecify.annotations.NullMarked;
