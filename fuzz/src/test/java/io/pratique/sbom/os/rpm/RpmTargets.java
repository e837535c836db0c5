package io.pratique.sbom.os.rpm;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The three stores of rpm, and the headers in them.
public final class RpmTargets {
    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget(
                    "os-rpm-berkeley",
                    () -> stores("/Packages"),
                    input -> read(input, BerkeleyStore::recognizes, BerkeleyStore::read)),
            new FuzzTarget(
                    "os-rpm-ndb",
                    () -> stores("/Packages.db"),
                    input -> read(input, NdbStore::recognizes, NdbStore::read)),
            new FuzzTarget(
                    "os-rpm-sqlite",
                    () -> stores("/rpmdb.sqlite"),
                    input -> read(input, SqliteStore::recognizes, SqliteStore::read)),
            new FuzzTarget("os-rpm-header", RpmTargets::headers, RpmTargets::header));

    private RpmTargets() {}

    @FunctionalInterface
    private interface Store {
        void read(ByteBuffer content, HeaderSink sink) throws IOException;
    }

    private static List<byte[]> stores(String ending) throws IOException {
        List<byte[]> stores = new ArrayList<>();
        for (Path file : Inputs.files("sbom/src/test/fixtures/os-rpm")) {
            if (file.toString().endsWith(ending)) {
                stores.add(Files.readAllBytes(file));
            }
        }
        return stores;
    }

    private static Object read(byte[] input, Predicate<ByteBuffer> recognizes, Store store) throws IOException {
        List<Discovery> found = new ArrayList<>();
        ByteBuffer content = ByteBuffer.wrap(input).asReadOnlyBuffer();
        if (recognizes.test(content)) {
            store.read(content, new RpmPackages(found::add));
        }
        return found;
    }

    private static List<byte[]> headers() throws IOException {
        List<byte[]> headers = new ArrayList<>();
        NdbStore.read(ByteBuffer.wrap(stores("/Packages.db").getFirst()), new HeaderSink() {
            @Override
            public void header(byte[] bytes, int from, int to) {
                headers.add(Arrays.copyOfRange(bytes, from, to));
            }

            @Override
            public void malformed(String message) {
                throw new AssertionError(message);
            }
        });
        return headers;
    }

    private static Object header(byte[] input) {
        List<Discovery> found = new ArrayList<>();
        new RpmPackages(found::add).header(input, 0, input.length);
        return found;
    }
}
