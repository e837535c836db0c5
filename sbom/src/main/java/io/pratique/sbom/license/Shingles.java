package io.pratique.sbom.license;

/// Hashes of each four words in a row.
final class Shingles {
    static final int WORDS = 4;

    private Shingles() {}

    /// The shingles of a text by the word that they begin with.
    static int[] of(byte[] text, int length) {
        int[] words = LicenseWords.of(text, length);
        int[] shingles = new int[Math.max(0, words.length - WORDS + 1)];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = hash(words, i);
        }
        return shingles;
    }

    /// Spread evenly over all numbers, so that the smallest are a fair sample.
    private static int hash(int[] words, int start) {
        int hash = 0;
        for (int i = start; i < start + WORDS; i++) {
            hash = Integer.rotateLeft((hash ^ words[i]) * 0x9e3779b1, 15);
        }
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
