/// How each ecosystem orders its versions, one class each, listed in [io.pratique.match.version.VersionSchemes].
@NullMarked
package io.pratique.match.version;

import org.jspecify.annotations.NullMarked;
