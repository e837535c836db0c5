/// Text for terminals and logs. Names, versions and messages come from images and feeds, that is from anybody:
/// [io.pratique.report.text.Printable] makes them harmless, [io.pratique.report.text.Grid] sets them in columns,
/// [io.pratique.report.text.Page] writes the lines.
@NullMarked
package io.pratique.report.text;

import org.jspecify.annotations.NullMarked;
