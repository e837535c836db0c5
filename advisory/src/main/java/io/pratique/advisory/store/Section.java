package io.pratique.advisory.store;

import java.nio.ByteBuffer;

/// A part of the mapped file. Every read is checked against its bounds.
///
/// @param bytes only this part
record Section(ByteBuffer bytes) {
    int length() {
        return bytes.capacity();
    }

    int rows(int rowLength) {
        return length() / rowLength;
    }

    int byteAt(int offset) {
        if (offset < 0 || offset >= length()) {
            throw Format.corrupt("a place outside a section");
        }
        return bytes.get(offset) & 0xff;
    }

    int intAt(int offset) {
        if (offset < 0 || offset > length() - 4) {
            throw Format.corrupt("a place outside a section");
        }
        return bytes.getInt(offset);
    }

    byte[] slice(int from, int to) {
        if (from < 0 || to < from || to > length()) {
            throw Format.corrupt("a string outside its section");
        }
        byte[] out = new byte[to - from];
        bytes.get(from, out);
        return out;
    }

    Cursor at(int offset) {
        return new Cursor(this, offset);
    }
}
