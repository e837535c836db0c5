package io.pratique.image.registry;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.util.List;

/// Names of images.
public final class ReferenceTargets {
    public static final List<FuzzTarget> ALL = List.of(new FuzzTarget(
            "registry-reference",
            () -> Inputs.texts(
                    "alpine",
                    "alpine:3.20",
                    "localhost:5000/a/b_c/d--e:V1.0",
                    "[::1]:80/a@sha256:" + "0".repeat(64),
                    "example.com/a:b@sha256:" + "f".repeat(64)),
            ReferenceTargets::reference));

    private ReferenceTargets() {}

    private static Object reference(byte[] input) {
        try {
            return ReferenceParser.parse(Inputs.text(input));
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }
}
