package io.pratique.image.source.containerd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A bbolt file of three pages of 512 bytes: two metas and a leaf that holds one image in nested buckets, as
/// containerd keeps it.
final class BoltSeed {
    private static final int PAGE = 512;
    private static final int META = 16;
    private static final int HASH = META + 56;

    private BoltSeed() {}

    static byte[] database() {
        byte[] target = leaf(false, "digest", ("sha256:" + "0".repeat(64)).getBytes(UTF_8));
        byte[] names = bucket("v1", bucket("default", bucket("images", bucket("a", bucket("target", target)))));
        ByteBuffer file = ByteBuffer.allocate(3 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        for (int page = 0; page < 2; page++) {
            file.position(page * PAGE + META);
            file.putInt(0xED0CDAED)
                    .putInt(2)
                    .putInt(PAGE)
                    .putInt(0)
                    .putLong(2)
                    .putLong(0)
                    .putLong(0)
                    .putLong(3)
                    .putLong(page);
        }
        file.position(2 * PAGE).put(names);
        return signed(file.array());
    }

    /// The input with the checksums of both metas made right, so that damage behind them is seen.
    static byte[] signed(byte[] input) {
        byte[] signed = input.clone();
        for (int start = 0; start <= PAGE && start + HASH + 8 <= signed.length; start += PAGE) {
            long hash = 0xcbf29ce484222325L;
            for (int i = start + META; i < start + HASH; i++) {
                hash = (hash ^ signed[i] & 0xff) * 0x100000001b3L;
            }
            ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN).putLong(start + HASH, hash);
        }
        return signed;
    }

    private static byte[] bucket(String name, byte[] leaf) {
        byte[] head = new byte[16 + leaf.length];
        System.arraycopy(leaf, 0, head, 16, leaf.length);
        return leaf(true, name, head);
    }

    /// A leaf page of one element.
    private static byte[] leaf(boolean bucket, String key, byte[] value) {
        byte[] name = key.getBytes(UTF_8);
        ByteBuffer page = ByteBuffer.allocate(32 + name.length + value.length).order(ByteOrder.LITTLE_ENDIAN);
        page.putLong(0).putShort((short) 2).putShort((short) 1).putInt(0);
        page.putInt(bucket ? 1 : 0)
                .putInt(16)
                .putInt(name.length)
                .putInt(value.length)
                .put(name)
                .put(value);
        return page.array();
    }
}
