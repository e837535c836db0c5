package io.pratique.advisory.store;

import io.pratique.advisory.store.Format.Part;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Threat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of a database: a look-up is one binary search and the decoding of what it finds.
///
/// Every offset and count is checked against its section before it is used, so that no contents lead outside of it.
final class DatabaseReader {
    private static final int COPIED = 1 << 16;

    private final ByteBuffer file;
    private final Section[] sections;
    private final Dictionary strings;
    private volatile @Nullable PackageHashes packageHashes;

    /// @throws PratiqueException when it is no database of this version
    DatabaseReader(ByteBuffer file) {
        if (file.capacity() < Format.HEADER) {
            throw Format.corrupt("it is too short");
        }
        this.file = file;
        this.sections = sections(file);
        this.strings = new Dictionary(section(Part.STRING_OFFSETS), section(Part.STRINGS));
    }

    long copyTo(OutputStream out) throws IOException {
        ByteBuffer rest = file.duplicate().clear();
        byte[] piece = new byte[COPIED];
        while (rest.hasRemaining()) {
            int length = Math.min(piece.length, rest.remaining());
            rest.get(piece, 0, length);
            out.write(piece, 0, length);
        }
        return file.capacity();
    }

    /// By the ordinal of their part: a map of an enumeration reflects upon it, which a fresh process pays for.
    private static Section[] sections(ByteBuffer file) {
        if (file.getLong(0) != Format.MAGIC) {
            throw new PratiqueException(ErrorKind.INVALID_INPUT, "the file is not an advisory database");
        }
        if (file.getInt(8) != Format.VERSION) {
            throw new PratiqueException(
                    ErrorKind.UNSUPPORTED,
                    "the advisory database has format " + file.getInt(8) + ", this program reads " + Format.VERSION
                            + "; build or fetch it anew");
        }
        Part[] parts = Part.values();
        var out = new Section[parts.length];
        for (Part part : parts) {
            int at = Format.HASHED_FROM + part.ordinal() * 8;
            int offset = file.getInt(at);
            int length = file.getInt(at + 4);
            if (offset < Format.HEADER || length < 0 || length > file.capacity() - offset) {
                throw Format.corrupt("a section outside the file");
            }
            out[part.ordinal()] = new Section(file.slice(offset, length));
        }
        return out;
    }

    private Section section(Part part) {
        return sections[part.ordinal()];
    }

    Generation generation() {
        Cursor cursor = section(Part.GENERATION).at(0);
        long seconds = cursor.int64();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw Format.corrupt("a date out of range");
        }
        List<Generation.FeedSummary> feeds = new ArrayList<>();
        for (int left = cursor.count(); left > 0; left--) {
            feeds.add(new Generation.FeedSummary(strings.text(cursor.varint()), cursor.varint()));
        }
        return new Generation(hash().substring(0, 12), Instant.ofEpochSecond(seconds), feeds);
    }

    /// SHA-256 of the contents as the header states it, in hexadecimal.
    String hash() {
        byte[] hash = new byte[Format.HASH_LENGTH];
        file.get(Format.HASH_AT, hash);
        return HexFormat.of().formatHex(hash);
    }

    Dictionary strings() {
        return strings;
    }

    void verify() {
        Format.verify(file);
    }

    /// Which keys are those of an ecosystem.
    private record Keys(int from, int to) {}

    private Keys keys(Ecosystem ecosystem) {
        int row = ecosystemRow(ecosystem);
        if (row < 0) {
            return new Keys(0, 0);
        }
        int first = section(Part.ECOSYSTEMS).intAt(row * Format.ECOSYSTEM_ROW + 4);
        int count = section(Part.ECOSYSTEMS).intAt(row * Format.ECOSYSTEM_ROW + 8);
        if (first < 0 || count < 0 || first > section(Part.KEYS).rows(Format.KEY_ROW) - count) {
            throw Format.corrupt("keys outside their section");
        }
        return new Keys(first, first + count);
    }

    List<String> packages(Ecosystem ecosystem) {
        Keys range = keys(ecosystem);
        List<String> out = new ArrayList<>(range.to() - range.from());
        for (int key = range.from(); key < range.to(); key++) {
            out.add(strings.text(section(Part.KEYS).intAt(key * Format.KEY_ROW)));
        }
        return out;
    }

    List<Candidate> candidates(Ecosystem ecosystem, String name) {
        Section keys = section(Part.KEYS);
        Keys range = keys(ecosystem);
        if (range.from() == range.to()) {
            return List.of();
        }
        byte[] wanted = PackageNames.normalise(ecosystem.name(), name).getBytes(StandardCharsets.UTF_8);
        int key = search(keys, Format.KEY_ROW, range.from(), range.to(), wanted);
        if (key < 0) {
            return List.of();
        }
        return decoder().decode(keys.intAt(key * Format.KEY_ROW + 4));
    }

    /// Everything said under a name, of whatever package.
    List<PackageStatement> named(String id) {
        var index = new NameIndex(section(Part.NAME_ROWS), section(Part.NAMES), section(Part.SAID));
        var search =
                new IdSearch(strings, index, section(Part.ENTRIES), section(Part.ADVISORIES), section(Part.PROBLEMS));
        List<PackageStatement> out = new ArrayList<>();
        EntryDecoder decoder = decoder();
        walk().some(search.find(id), (ecosystem, name, advisory, at) -> {
            for (Candidate candidate : decoder.one(at)) {
                if (search.means(candidate)) {
                    out.add(new PackageStatement(
                            Ecosystem.parse(strings.text(ecosystem)), strings.text(name), candidate));
                }
            }
        });
        return out;
    }

    /// A number for all that each advisory says.
    Map<AdvisoryName, Long> advisories() {
        return hashes().all(walk());
    }

    private AdvisoryHashes hashes() {
        return new AdvisoryHashes(
                strings,
                section(Part.ADVISORIES),
                section(Part.PROBLEMS),
                section(Part.ENTRIES),
                section(Part.RATINGS));
    }

    /// The packages of which another database says something else.
    Set<NamedPackage> changedSince(DatabaseReader before) {
        PackageHashes old = before.packageHashes();
        PackageHashes now = packageHashes();
        Set<NamedPackage> out = new HashSet<>();
        now.different(old, (ecosystem, name) -> out.add(named(ecosystem, name)));
        old.different(now, (ecosystem, name) -> out.add(before.named(ecosystem, name)));
        return out;
    }

    /// Made once: what is compared with the next database was compared with the last one.
    private PackageHashes packageHashes() {
        PackageHashes known = packageHashes;
        if (known == null) {
            known = new PackageHashes(hashes(), section(Part.ADVISORIES), walk());
            packageHashes = known;
        }
        return known;
    }

    private NamedPackage named(int ecosystem, int name) {
        return new NamedPackage(Ecosystem.parse(strings.text(ecosystem)), strings.text(name));
    }

    private EntryWalk walk() {
        return new EntryWalk(section(Part.ECOSYSTEMS), section(Part.KEYS), section(Part.ENTRIES));
    }

    private EntryDecoder decoder() {
        return new EntryDecoder(
                strings,
                section(Part.ENTRIES),
                section(Part.ADVISORIES),
                section(Part.PROBLEMS),
                section(Part.RATINGS));
    }

    Coverage coverage(Ecosystem ecosystem) {
        int row = ecosystemRow(ecosystem);
        if (row < 0) {
            return Coverage.NONE;
        }
        int complete = section(Part.ECOSYSTEMS).intAt(row * Format.ECOSYSTEM_ROW + 12);
        return complete == 1 ? Coverage.COMPLETE : Coverage.PARTIAL;
    }

    Threat threat(String id) {
        return new Threats(section(Part.PREDICTIONS), section(Part.THREATS), strings).of(id);
    }

    /// All ecosystems about which the database says something, sorted.
    List<Ecosystem> ecosystems() {
        Section rows = section(Part.ECOSYSTEMS);
        List<Ecosystem> out = new ArrayList<>();
        for (int row = 0; row < rows.rows(Format.ECOSYSTEM_ROW); row++) {
            out.add(Ecosystem.parse(strings.text(rows.intAt(row * Format.ECOSYSTEM_ROW))));
        }
        return out;
    }

    private int ecosystemRow(Ecosystem ecosystem) {
        Section rows = section(Part.ECOSYSTEMS);
        byte[] wanted = ecosystem.toString().getBytes(StandardCharsets.UTF_8);
        return search(rows, Format.ECOSYSTEM_ROW, 0, rows.rows(Format.ECOSYSTEM_ROW), wanted);
    }

    /// The row from `low` to before `high` whose first int is the string wanted; -1 when there is none.
    private int search(Section rows, int rowLength, int low, int high, byte[] wanted) {
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = strings.compare(rows.intAt(middle * rowLength), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }

    /// A release is also found by its leading parts: `9.4` by `9`, `3.18.4` by `3.18`.
    @Nullable
    LocalDate endOfLife(String distro, String release) {
        byte[] wanted = distro.getBytes(StandardCharsets.UTF_8);
        for (String asked = release;
                !asked.isEmpty();
                asked = asked.substring(0, Math.max(0, asked.lastIndexOf('.')))) {
            LocalDate date = endOfLife(wanted, asked.getBytes(StandardCharsets.UTF_8));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private @Nullable LocalDate endOfLife(byte[] distro, byte[] release) {
        Section rows = section(Part.END_OF_LIFE);
        for (int at = 0; at <= rows.length() - Format.END_OF_LIFE_ROW; at += Format.END_OF_LIFE_ROW) {
            if (strings.compare(rows.intAt(at), distro) == 0 && strings.compare(rows.intAt(at + 4), release) == 0) {
                return LocalDate.ofEpochDay(rows.intAt(at + 8));
            }
        }
        return null;
    }
}
