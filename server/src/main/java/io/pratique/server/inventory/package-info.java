/// What images hold: each package in one version stored once and linked to all images that have it.
///
/// In: a [io.pratique.model.inventory.ScanResult]. Out: rows of `component`, `image_component`, `inventory`. Next:
/// [io.pratique.server.judge] says what is wrong with them.
@NullMarked
package io.pratique.server.inventory;

import org.jspecify.annotations.NullMarked;
