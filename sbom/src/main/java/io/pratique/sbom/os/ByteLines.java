package io.pratique.sbom.os;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The lines of a stream as bytes in one buffer that is used again and again. Of lines over 64 KiB only the
/// beginning is given.
public final class ByteLines {
    /// The most bytes of a line that are given.
    public static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[2 * LONGEST];
    private int filled;
    private int next;
    private int start;
    private int end;
    private boolean cut;
    private boolean finished;

    public ByteLines(InputStream in) {
        this.in = in;
    }

    /// Moves to the next line; false at the end. A last line without a line feed counts, a carriage return before
    /// the line feed does not belong.
    public boolean next() throws IOException {
        if (cut) {
            skipRest();
        }
        start = next;
        int at = lineFeed(next);
        while (at < 0 && !finished && !(filled == buffer.length && start == 0)) {
            int searched = filled - start;
            fill();
            at = lineFeed(start + searched);
        }
        cut = at < 0 && !finished || (at < 0 ? filled : at) - start > LONGEST;
        end = cut ? start + LONGEST : at < 0 ? filled : at;
        next = cut ? end : at < 0 ? filled : at + 1;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        return at >= 0 || next > start;
    }

    private void skipRest() throws IOException {
        int at = lineFeed(next);
        while (at < 0 && !finished) {
            start = next = filled;
            fill();
            at = lineFeed(next);
        }
        next = at < 0 ? filled : at + 1;
        cut = false;
    }

    /// Reads more behind what is held, moving the current line to the front first where room is short.
    private void fill() throws IOException {
        if (filled == buffer.length || start == filled) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            next -= start;
            start = 0;
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        finished = count < 0;
        filled += Math.max(0, count);
    }

    private int lineFeed(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    public int length() {
        return end - start;
    }

    /// Whether the line was longer than is given.
    public boolean isCut() {
        return cut;
    }

    /// The byte at an index of the line; 0 behind its end.
    public byte at(int index) {
        return start + index < end ? buffer[start + index] : 0;
    }

    /// Whether the line begins with a text of ASCII letters, in any case.
    public boolean startsWith(String ascii) {
        if (length() < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            int difference = buffer[start + i] ^ ascii.charAt(i);
            if (difference != 0 && (difference != 0x20 || !Character.isLetter(ascii.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /// The line from an index on, without spaces around it; bytes that are no UTF-8 become U+FFFD.
    public String text(int from) {
        return from >= length()
                ? ""
                : new String(buffer, start + from, end - start - from, StandardCharsets.UTF_8).strip();
    }

    /// Copies the line from an index on into an array that has room for it; gives the count.
    public int copy(int from, byte[] target, int position) {
        int count = Math.max(0, length() - from);
        System.arraycopy(buffer, start + from, target, position, count);
        return count;
    }
}
