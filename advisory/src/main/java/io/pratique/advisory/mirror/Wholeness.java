package io.pratique.advisory.mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pratique.http.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Whether a file is what its name promises, from its first to its last byte. Hosts in trouble answer "200 OK" with
/// a page of excuses, or with half a file.
final class Wholeness {
    private static final int ENDS = 512;
    private static final long UNPACKED_LIMIT = 16L << 30;

    private Wholeness() {}

    static void require(Path file, String name) throws IOException {
        if (Files.size(file) == 0) {
            throw Job.invalid("is empty; refused");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        byte[] head = ends(file, true);
        switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "zip" -> zip(file);
            case "gz", "tgz" -> gzip(file);
            case "json" -> text(head, ends(file, false), "{[", "}]", "JSON");
            case "xml" -> text(head, ends(file, false), "<", ">", "XML");
            case "zst" -> magic(head, "\u0028\u00b5\u002f\u00fd", "a zstd file");
            case "bz2" -> magic(head, "BZh", "a bzip2 file");
            case "xz" -> magic(head, "\u00fd7zXZ\u0000", "an xz file");
            default -> {}
        }
        String start = new String(head, ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".html") && (start.startsWith("<!doctype html") || start.startsWith("<html"))) {
            throw not("data but a web page");
        }
    }

    private static void text(byte[] head, byte[] tail, String first, String last, String what) throws HttpException {
        String start = new String(head, ISO_8859_1);
        String text = (start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start).strip();
        String end = new String(tail, ISO_8859_1).strip();
        boolean begins = !text.isEmpty() && first.indexOf(text.charAt(0)) >= 0;
        boolean ends = !end.isEmpty() && last.indexOf(end.charAt(end.length() - 1)) >= 0;
        if (!begins || !ends) {
            throw not(begins ? "whole: it is cut short" : what + " in UTF-8");
        }
    }

    private static void magic(byte[] head, String magic, String what) throws HttpException {
        if (!new String(head, ISO_8859_1).startsWith(magic)) {
            throw not(what);
        }
    }

    /// The directory of a zip archive is its end.
    private static void zip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0) {
                throw not("an archive of anything");
            }
        } catch (ZipException | java.io.EOFException damaged) {
            throw not("a whole zip archive");
        }
    }

    private static void gzip(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                total += count;
                if (total > UNPACKED_LIMIT) {
                    throw Job.invalid("unpacks to more than 16 GiB; refused");
                }
            }
        } catch (ZipException | java.io.EOFException damaged) {
            throw not("a whole gzip file");
        }
    }

    private static byte[] ends(Path file, boolean first) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(ENDS, access.length())];
            access.seek(first ? 0 : access.length() - bytes.length);
            access.readFully(bytes);
            return bytes;
        }
    }

    private static HttpException not(String what) {
        return Job.invalid("is not " + what + "; refused");
    }
}
