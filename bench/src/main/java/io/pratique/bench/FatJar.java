package io.pratique.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes a jar with a thousand jars in it, 300 MB: as Spring Boot packs them, stored, or deflated once more.
public final class FatJar {
    private static final int JARS = 1_000;
    private static final int CLASSES = 95;
    private static final int CLASS_SIZE = 3_500;
    private static final long TIME = 1_700_000_000_000L;

    private final Random random = new Random(7);
    private final byte[] text = new byte[1 << 16];

    private FatJar() {
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) "abcdefgh \n/;()".charAt(random.nextInt(14));
        }
    }

    /// @param arguments the file, and `stored` or `deflated`
    public static void main(String[] arguments) throws IOException {
        new FatJar().write(Path.of(arguments[0]), arguments[1].equals("stored"));
    }

    private void write(Path file, boolean stored) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < JARS; i++) {
                byte[] jar = library(i);
                ZipEntry entry = entry("BOOT-INF/lib/library" + i + "-1." + i % 9 + ".0.jar");
                if (stored) {
                    var sum = new CRC32();
                    sum.update(jar);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(jar.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(jar);
            }
        }
    }

    private byte[] library(int number) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            String version = "1." + number % 9 + ".0";
            put(
                    zip,
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\r\nImplementation-Version: " + version + "\r\n\r\n");
            put(
                    zip,
                    "META-INF/maven/org.acme/library" + number + "/pom.properties",
                    "groupId=org.acme\nartifactId=library" + number + "\nversion=" + version + "\n");
            for (int i = 0; i < CLASSES; i++) {
                zip.putNextEntry(entry("org/acme/library" + number + "/Class" + i + ".class"));
                zip.write(classBytes());
            }
        }
        return bytes.toByteArray();
    }

    /// Half of it text, half noise, as constants and code are.
    private byte[] classBytes() {
        byte[] bytes = new byte[CLASS_SIZE];
        random.nextBytes(bytes);
        System.arraycopy(text, random.nextInt(text.length - CLASS_SIZE), bytes, 0, CLASS_SIZE / 2);
        return bytes;
    }

    private static void put(ZipOutputStream zip, String name, String contents) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(contents.getBytes(StandardCharsets.UTF_8));
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTime(TIME);
        return entry;
    }
}
