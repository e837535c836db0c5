package io.pratique.bench.estate;

import java.util.List;

/// An image of an estate.
///
/// @param repository its number
/// @param tags which point to it now
/// @param index the digest that the tags have: of an image index, or its own
/// @param age days since it was pushed
/// @param system number of its distribution
/// @param parts numbers of what is in it
record EstateImage(
        int repository,
        List<String> tags,
        String digest,
        String index,
        String platform,
        int age,
        int system,
        int[] parts) {}
