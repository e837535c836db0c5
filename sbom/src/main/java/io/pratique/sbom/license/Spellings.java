package io.pratique.sbom.license;

/// Words that the SPDX matching guidelines take as the same, whichever way they are spelled.
final class Spellings {
    private static final String[][] PAIRS = {
        {"licence", "license"},
        {"licences", "licenses"},
        {"licenced", "licensed"},
        {"sublicence", "sublicense"},
        {"https", "http"},
        {"owner", "holder"},
        {"owners", "holders"},
        {"acknowledgement", "acknowledgment"},
        {"analogue", "analog"},
        {"analyse", "analyze"},
        {"artefact", "artifact"},
        {"authorisation", "authorization"},
        {"authorised", "authorized"},
        {"calibre", "caliber"},
        {"cancelled", "canceled"},
        {"capitalisations", "capitalizations"},
        {"catalogue", "catalog"},
        {"categorise", "categorize"},
        {"centre", "center"},
        {"emphasised", "emphasized"},
        {"favour", "favor"},
        {"favourite", "favorite"},
        {"fulfil", "fulfill"},
        {"fulfilment", "fulfillment"},
        {"initialise", "initialize"},
        {"judgement", "judgment"},
        {"labelling", "labeling"},
        {"labour", "labor"},
        {"maximise", "maximize"},
        {"modelled", "modeled"},
        {"modelling", "modeling"},
        {"offence", "offense"},
        {"optimise", "optimize"},
        {"organisation", "organization"},
        {"organise", "organize"},
        {"practise", "practice"},
        {"programme", "program"},
        {"realise", "realize"},
        {"recognise", "recognize"},
        {"signalling", "signaling"},
        {"utilisation", "utilization"},
        {"whilst", "while"},
        {"wilful", "willful"},
    };
    private static final int MASK = 255;
    private static final int[] FROM = new int[MASK + 1];
    private static final int[] TO = new int[MASK + 1];

    static {
        for (String[] pair : PAIRS) {
            int hash = LicenseWords.hash(pair[0]);
            int slot = hash & MASK;
            while (FROM[slot] != 0) {
                slot = slot + 1 & MASK;
            }
            FROM[slot] = hash;
            TO[slot] = LicenseWords.hash(pair[1]);
        }
    }

    private Spellings() {}

    /// The hash of a word in its common spelling.
    static int common(int word) {
        int slot = word & MASK;
        while (FROM[slot] != 0) {
            if (FROM[slot] == word) {
                return TO[slot];
            }
            slot = slot + 1 & MASK;
        }
        return word;
    }
}
