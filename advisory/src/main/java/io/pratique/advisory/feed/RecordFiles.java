package io.pratique.advisory.feed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Feeds that keep one record in one file: a folder of files, or a zip archive of them. One record is in memory at
/// a time.
final class RecordFiles {
    /// The largest record of any known feed is below 3 MB.
    static final int RECORD_LIMIT = 16 << 20;

    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final int COUNT_LIMIT = 3_000_000;
    private static final long TOTAL_LIMIT = 16L << 30;

    private RecordFiles() {}

    interface Reader {
        void read(String name, byte[] record) throws IOException;
    }

    /// Reads every file whose name ends in `suffix`, in a stable order; a record that fails is told to `problems`
    /// and left out.
    static void each(Path data, String suffix, Reader reader, Consumer<String> problems) throws IOException {
        each(data, name -> name.endsWith(suffix), reader, problems);
    }

    /// Reads every file with a name that is wanted: its path below the folder, or in the archive. Names are looked
    /// at
    /// before anything is unpacked.
    static void each(Path data, Predicate<String> wanted, Reader reader, Consumer<String> problems) throws IOException {
        if (Files.isDirectory(data)) {
            folder(data, wanted, reader, problems);
        } else if (data.toString().endsWith(".zip") || isZip(data)) {
            zip(data, wanted, reader, problems);
        } else {
            one(data.getFileName().toString(), () -> Files.newInputStream(data), reader, problems);
        }
    }

    /// Archives of branches are served without a suffix.
    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP_MAGIC.length), ZIP_MAGIC);
        }
    }

    private static void folder(Path folder, Predicate<String> wanted, Reader reader, Consumer<String> problems)
            throws IOException {
        List<Path> files = list(folder, wanted);
        for (Path file : files) {
            one(folder.relativize(file).toString(), () -> Files.newInputStream(file), reader, problems);
        }
    }

    /// The files of a folder whose path below it is wanted, in a stable order.
    static List<Path> list(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, 12)) {
            return walk.filter(file -> wanted.test(folder.relativize(file).toString()))
                    .filter(Files::isRegularFile)
                    .limit(COUNT_LIMIT)
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    private static void zip(Path archive, Predicate<String> wanted, Reader reader, Consumer<String> problems)
            throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > COUNT_LIMIT) {
                throw new IOException("the archive has more than " + COUNT_LIMIT + " entries");
            }
            long total = 0;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    total += one(entry.getName(), () -> zip.getInputStream(entry), reader, problems);
                }
                if (total > TOTAL_LIMIT) {
                    throw new IOException("the archive unpacks to more than " + TOTAL_LIMIT + " bytes");
                }
            }
        } catch (EOFException problem) {
            throw new IOException("not a zip archive: its directory is damaged", problem);
        } catch (ZipException problem) {
            throw new IOException("not a zip archive: " + problem.getMessage(), problem);
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private static int one(String name, Source source, Reader reader, Consumer<String> problems) {
        byte[] record;
        try (InputStream in = source.open()) {
            record = in.readNBytes(RECORD_LIMIT + 1);
            if (record.length > RECORD_LIMIT) {
                throw new IOException("larger than " + RECORD_LIMIT + " bytes");
            }
            reader.read(name, record);
            return record.length;
        } catch (IOException problem) {
            problems.accept(Problems.line(name, problem));
            return RECORD_LIMIT;
        }
    }
}
