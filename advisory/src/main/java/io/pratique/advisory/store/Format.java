package io.pratique.advisory.store;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The layout of a database file, described for people in docs/reference/advisories.md.
///
/// A header of fixed length, then the sections in the order of [Part]. Integers are big-endian; `varint` is an
/// unsigned LEB128 of at most five bytes. Strings are numbers in a dictionary sorted by their UTF-8 bytes.
final class Format {
    static final long MAGIC = 0x5052_4154_4951_4442L;
    static final int VERSION = 3;

    static final int HASH_AT = 16;
    static final int HASH_LENGTH = 32;
    /// What the hash covers starts here: the table of sections and the sections.
    static final int HASHED_FROM = HASH_AT + HASH_LENGTH;

    static final int HEADER = HASHED_FROM + Part.values().length * 8;

    static final int ECOSYSTEM_ROW = 16;
    static final int KEY_ROW = 8;
    static final int RATING_ROW = 12;
    static final int END_OF_LIFE_ROW = 12;
    static final int PREDICTION_ROW = 12;
    static final int THREAT_ROW = 20;
    static final int NAME_ROW = 8;

    /// Flags of an entry; the low three bits are its state.
    static final int STATE_MASK = 7;

    static final int HAS_RATING = 8;
    static final int HAS_VERSIONS = 16;
    static final int HAS_CONDITION = 32;

    static final int NO_SCORE = 255;

    enum Part {
        /// One int per string and one more: where it begins in [#STRINGS].
        STRING_OFFSETS,
        STRINGS,
        /// Rows of name, first key, number of keys, 1 if it is known completely, by name.
        ECOSYSTEMS,
        /// Rows of package name and place in [#ENTRIES], by name within an ecosystem.
        KEYS,
        /// Per key a count, and per entry: advisory, flags, ranges, versions, rating, condition.
        ENTRIES,
        /// Id, feed, rating, address, days of publication, change and withdrawal, problems.
        ADVISORIES,
        /// Id, aliases, ratings.
        PROBLEMS,
        /// Rows of severity, score in tenths, vector, source.
        RATINGS,
        /// Rows of CVE, probability and percentile in millionths, by CVE.
        PREDICTIONS,
        /// Rows of CVE, day it was known to be exploited, day it is due, source, [ThreatBits], by CVE.
        THREATS,
        /// Rows of distribution, release, day since 1970.
        END_OF_LIFE,
        /// Time of the newest data in seconds since 1970; feeds with their counts.
        GENERATION,
        /// Rows of name and place in [#NAMES], for every 32nd name in order.
        NAME_ROWS,
        /// Per name of an advisory or a problem: its number less that of the one before, and places in [#SAID].
        NAMES,
        /// Per advisory: places in [#ENTRIES].
        SAID
    }

    private Format() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /// How long the file must be, by its header.
    static long length(ByteBuffer header) {
        long length = HEADER;
        for (Part part : Part.values()) {
            length += Math.max(0, header.getInt(HASHED_FROM + part.ordinal() * 8 + 4));
        }
        return length;
    }

    /// @throws PratiqueException when the contents of a whole file do not have the hash that its header states
    static void verify(ByteBuffer file) {
        if (file.capacity() < HEADER) {
            throw corrupt("it is too short");
        }
        MessageDigest digest = sha256();
        digest.update(file.slice(HASHED_FROM, file.capacity() - HASHED_FROM));
        if (!file.slice(HASH_AT, HASH_LENGTH).equals(ByteBuffer.wrap(digest.digest()))) {
            throw corrupt("its contents do not have the hash that it states");
        }
    }

    static PratiqueException corrupt(String what) {
        return new PratiqueException(
                ErrorKind.INVALID_INPUT, "the advisory database is damaged (" + what + "); build or fetch it anew");
    }
}
