/// Why a finding is there, or is not, in words.
@NullMarked
package io.pratique.report.explain;

import org.jspecify.annotations.NullMarked;
