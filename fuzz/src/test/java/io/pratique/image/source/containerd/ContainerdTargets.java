package io.pratique.image.source.containerd;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.io.IOException;
import java.util.List;

/// containerd's metadata database.
public final class ContainerdTargets {
    public static final List<FuzzTarget> ALL =
            List.of(new FuzzTarget("containerd-bolt", () -> List.of(BoltSeed.database()), ContainerdTargets::find));

    private ContainerdTargets() {}

    private static Object find(byte[] input) throws IOException {
        var table = new ImageTable(Inputs.written("containerd-bolt", "meta.db", BoltSeed.signed(input)));
        return String.valueOf(table.find("default", "a"));
    }
}
