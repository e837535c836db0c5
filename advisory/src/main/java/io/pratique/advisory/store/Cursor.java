package io.pratique.advisory.store;

/// Reads numbers one after another from a section.
final class Cursor {
    private final Section section;
    private int position;

    Cursor(Section section, int position) {
        this.section = section;
        this.position = position;
    }

    int position() {
        return position;
    }

    /// Passes so many numbers.
    void skip(int numbers) {
        for (int left = numbers; left > 0; left--) {
            varint();
        }
    }

    int octet() {
        return section.byteAt(position++);
    }

    int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = octet();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                if (value < 0) {
                    break;
                }
                return value;
            }
        }
        throw Format.corrupt("a number that is too large");
    }

    /// A number of things that take at least one byte each.
    int count() {
        int count = varint();
        if (count > section.length() - position) {
            throw Format.corrupt("a count beyond its section");
        }
        return count;
    }

    boolean atEnd() {
        return position >= section.length();
    }

    /// So many bytes.
    byte[] octets(int count) {
        byte[] octets = section.slice(position, Math.addExact(position, count));
        position += count;
        return octets;
    }

    long int64() {
        long high = section.intAt(position);
        long low = section.intAt(position + 4) & 0xffff_ffffL;
        position += 8;
        return high << 32 | low;
    }
}
