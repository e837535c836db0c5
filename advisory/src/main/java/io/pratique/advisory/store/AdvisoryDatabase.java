package io.pratique.advisory.store;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Threat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A database file, memory-mapped. Opening reads the header alone.
///
/// The file may be damaged or hostile: whatever it holds, methods return or throw [PratiqueException], in bounded
/// time and memory. Whether the contents are those that were written is asked with [#verify].
public final class AdvisoryDatabase implements AdvisoryStore {
    private final DatabaseReader reader;

    private AdvisoryDatabase(ByteBuffer contents) {
        this.reader = new DatabaseReader(contents);
    }

    /// @throws PratiqueException when it is absent, unreadable or no database of this version
    public static AdvisoryDatabase open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < Format.HEADER || size > Integer.MAX_VALUE) {
                throw new PratiqueException(ErrorKind.INVALID_INPUT, path + " is not an advisory database");
            }
            return new AdvisoryDatabase(channel.map(MapMode.READ_ONLY, 0, size));
        } catch (InternalError gone) {
            throw shortened(gone);
        } catch (NoSuchFileException absent) {
            throw new PratiqueException(ErrorKind.NOT_FOUND, "no advisory database at " + path, absent);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO,
                    "cannot read the advisory database " + path + ": " + ScanProblem.describe(problem),
                    problem);
        }
    }

    /// A database held in memory.
    ///
    /// @throws PratiqueException when it is no database of this version
    static AdvisoryDatabase of(ByteBuffer contents) {
        return new AdvisoryDatabase(contents);
    }

    @Override
    public Generation generation() {
        try {
            return reader.generation();
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// SHA-256 of the contents as the header states it, in hexadecimal.
    public String hash() {
        try {
            return reader.hash();
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// Reads the whole file.
    ///
    /// @throws PratiqueException when the contents are not those that the header states
    public void verify() {
        try {
            reader.verify();
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// Writes the whole file elsewhere.
    ///
    /// @return its length in bytes
    public long copyTo(OutputStream out) throws IOException {
        try {
            return reader.copyTo(out);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    @Override
    public List<Candidate> candidates(Ecosystem ecosystem, String name) {
        try {
            return reader.candidates(ecosystem, name);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// Everything said under an advisory's or a problem's name, or under another name of the same problem, of
    /// whatever
    /// package; by ecosystem and package.
    public List<PackageStatement> named(String id) {
        try {
            return reader.named(id);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    @Override
    public Coverage coverage(Ecosystem ecosystem) {
        try {
            return reader.coverage(ecosystem);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    @Override
    public Threat threat(String id) {
        try {
            return reader.threat(id);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// All ecosystems about which the database says something, sorted.
    public List<Ecosystem> ecosystems() {
        try {
            return reader.ecosystems();
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// The names of all packages of an ecosystem about which the database says something, in the order of their
    /// bytes.
    public List<String> packages(Ecosystem ecosystem) {
        try {
            return reader.packages(ecosystem);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// A release is also found by its leading parts: `9.4` by `9`, `3.18.4` by `3.18`.
    @Override
    public @Nullable LocalDate endOfLife(String distro, String release) {
        try {
            return reader.endOfLife(distro, release);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// For each advisory a number that changes when anything changes that it says itself; when it was changed and
    /// what
    /// others say of its problems does not count.
    Map<AdvisoryName, Long> advisories() {
        try {
            return reader.advisories();
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    /// The packages of which two databases say something else, whatever attackers do with the problems.
    public Set<NamedPackage> changedSince(AdvisoryDatabase before) {
        try {
            return reader.changedSince(before.reader);
        } catch (InternalError gone) {
            throw shortened(gone);
        }
    }

    Dictionary strings() {
        return reader.strings();
    }

    /// What the JVM makes of a mapped page that the file does not have any more.
    private static PratiqueException shortened(InternalError gone) {
        PratiqueException problem = Format.corrupt("it became shorter while it was read");
        problem.addSuppressed(gone);
        return problem;
    }

    @Override
    public void close() {
        // The mapping ends with the last reference to it.
    }
}
