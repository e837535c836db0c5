package io.pratique.image.layer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.util.Arrays;
import java.util.List;

/// Real bytes that every JDK has: the files of one of its modules, one after the other.
final class ModuleBytes {
    private ModuleBytes() {}

    static byte[] of(String module, int limit) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ModuleReader reader =
                ModuleFinder.ofSystem().find(module).orElseThrow().open()) {
            for (String name : names(reader)) {
                try (var in = reader.open(name).orElseThrow()) {
                    in.transferTo(out);
                }
                if (out.size() >= limit) {
                    break;
                }
            }
        }
        return Arrays.copyOf(out.toByteArray(), Math.min(limit, out.size()));
    }

    static List<String> names(ModuleReader reader) throws IOException {
        try (var names = reader.list()) {
            return names.filter(name -> !name.endsWith("/")).sorted().toList();
        }
    }
}
