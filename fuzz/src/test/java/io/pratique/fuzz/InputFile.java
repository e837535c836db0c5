package io.pratique.fuzz;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// An image file made of an input: its path, a line feed, its contents.
record InputFile(FileEntry entry, byte[] bytes, boolean rereading) implements ImageFile {
    private static final int LONGEST_PATH = 256;

    static byte[] input(String path, byte[] contents) {
        byte[] line = (path + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(line, line.length + contents.length);
        System.arraycopy(contents, 0, input, line.length, contents.length);
        return input;
    }

    static InputFile of(byte[] input) {
        int end = 0;
        while (end < Math.min(input.length, LONGEST_PATH) && input[end] != '\n') {
            end++;
        }
        byte[] contents = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        return of(Inputs.text(Arrays.copyOf(input, end)), contents);
    }

    static InputFile of(String path, byte[] contents) {
        return new InputFile(new FileEntry(path, contents.length, 0755), contents, false);
    }

    InputFile again() {
        return new InputFile(entry, bytes, true);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public ByteBuffer content() throws LimitException {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }
}
