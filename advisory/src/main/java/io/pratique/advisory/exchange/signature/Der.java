package io.pratique.advisory.exchange.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A value in DER (ITU-T X.690), a part of the bytes it was read from. One level is read at a time.
///
/// @param from where the value begins with its tag
/// @param content where its contents begin
/// @param to where it ends
record Der(byte[] bytes, int from, int content, int to) {
    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int EXPLICIT_0 = 0xa0;
    static final int EXPLICIT_3 = 0xa3;

    private static final int MOST_CHILDREN = 1000;

    /// A value that is all of the bytes.
    static Der parse(byte[] bytes) throws SignatureException {
        Der whole = read(bytes, 0, bytes.length);
        if (whole.to != bytes.length) {
            throw malformed();
        }
        return whole;
    }

    private static Der read(byte[] bytes, int from, int limit) throws SignatureException {
        if (limit - from < 2 || (bytes[from] & 0x1f) == 0x1f) {
            throw malformed();
        }
        int length = bytes[from + 1] & 0xff;
        int content = from + 2;
        if (length > 0x7f) {
            int count = length & 0x7f;
            if (count == 0 || count > 3 || limit - content < count) {
                throw malformed();
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[content++] & 0xff;
            }
        }
        if (length > limit - content) {
            throw malformed();
        }
        return new Der(bytes, from, content, content + length);
    }

    int tag() {
        return bytes[from] & 0xff;
    }

    Der require(int tag) throws SignatureException {
        if (tag() != tag) {
            throw malformed();
        }
        return this;
    }

    List<Der> children() throws SignatureException {
        List<Der> out = new ArrayList<>();
        for (int at = content; at < to; at = out.getLast().to) {
            if (out.size() == MOST_CHILDREN) {
                throw malformed();
            }
            out.add(read(bytes, at, to));
        }
        return out;
    }

    /// A child by its place.
    Der child(int index) throws SignatureException {
        List<Der> all = children();
        if (index >= all.size()) {
            throw malformed();
        }
        return all.get(index);
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, content, to);
    }

    String text() {
        return new String(bytes, content, to - content, StandardCharsets.UTF_8);
    }

    /// The value with its tag and length.
    byte[] encoded() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /// Whether it is an object identifier.
    ///
    /// @param dotted `2.5.29.17`
    boolean isOid(String dotted) {
        return tag() == 0x06 && Arrays.equals(value(), oid(dotted));
    }

    static byte[] oid(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        var out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            int number = Integer.parseInt(parts[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (number >>> shift != 0) {
                    out.write(number >>> shift & 0x7f | 0x80);
                }
            }
            out.write(number & 0x7f);
        }
        return out.toByteArray();
    }

    /// A value of the given contents.
    static byte[] encode(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(part -> part.length).sum();
        var out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        int count = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
        if (count > 0) {
            out.write(0x80 | count);
        }
        for (int shift = Math.max(0, count - 1) * 8; shift >= 0; shift -= 8) {
            out.write(length >>> shift);
        }
        for (byte[] part : contents) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static SignatureException malformed() {
        return new SignatureException("a certificate or time stamp is malformed");
    }
}
