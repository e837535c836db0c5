/// Judges findings that people called true or false: from a table of labels to precision and recall.
///
/// The images of the labels are not at hand. [Inventories] makes of each row the package it is about, [LabelJudge]
/// asks the advisories about it, [LabelReport] counts and prints.
@NullMarked
package io.pratique.bench.labels;

import org.jspecify.annotations.NullMarked;
