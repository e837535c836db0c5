/// The parts of the table for people: [io.pratique.report.table.Summary] first, then one
/// [io.pratique.report.table.Group] after the other.
@NullMarked
package io.pratique.report.table;

import org.jspecify.annotations.NullMarked;
