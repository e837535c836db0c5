package io.pratique.bench.estate;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import org.jspecify.annotations.Nullable;

/// A package as it lies in images.
///
/// @param distro of the images, where the package is one of the distribution's
/// @param platform of the images
record EstatePart(Component component, @Nullable Distro distro, String platform) {}
