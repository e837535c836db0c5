package io.pratique.json;

import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Escapes `#`, beside what JSON demands.
final class HashEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final SerializedString HASH = new SerializedString("\\u0023");

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes['#'] = ESCAPE_CUSTOM;
        codes[0x7f] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return character == '#' ? HASH : new SerializedString(String.format("\\u%04x", character));
    }
}
