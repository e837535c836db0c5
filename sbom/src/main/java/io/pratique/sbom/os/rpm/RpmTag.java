package io.pratique.sbom.os.rpm;

import org.jspecify.annotations.Nullable;

/// The tags of a header that are read, with their numbers and types (rpm, include/rpm/rpmtag.h).
enum RpmTag {
    NAME(RpmTag.STRING),
    VERSION(RpmTag.STRING),
    RELEASE(RpmTag.STRING),
    EPOCH(RpmTag.INT32),
    LICENSE(RpmTag.STRING),
    ARCH(RpmTag.STRING),
    OLD_FILE_NAMES(RpmTag.STRING_ARRAY),
    FILE_MODES(RpmTag.INT16),
    SOURCE_RPM(RpmTag.STRING),
    PROVIDE_NAMES(RpmTag.STRING_ARRAY),
    REQUIRE_NAMES(RpmTag.STRING_ARRAY),
    DIR_INDEXES(RpmTag.INT32),
    BASE_NAMES(RpmTag.STRING_ARRAY),
    DIR_NAMES(RpmTag.STRING_ARRAY),
    MODULARITY_LABEL(RpmTag.STRING);

    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int I18N_STRING = 9;

    private final int type;

    RpmTag(int type) {
        this.type = type;
    }

    /// Whether values may be of a type: translated strings are read like string arrays.
    boolean has(int other) {
        return other == type || (type == STRING && (other == STRING_ARRAY || other == I18N_STRING));
    }

    static @Nullable RpmTag of(int number) {
        return switch (number) {
            case 1000 -> NAME;
            case 1001 -> VERSION;
            case 1002 -> RELEASE;
            case 1003 -> EPOCH;
            case 1014 -> LICENSE;
            case 1022 -> ARCH;
            case 1027 -> OLD_FILE_NAMES;
            case 1030 -> FILE_MODES;
            case 1044 -> SOURCE_RPM;
            case 1047 -> PROVIDE_NAMES;
            case 1049 -> REQUIRE_NAMES;
            case 1116 -> DIR_INDEXES;
            case 1117 -> BASE_NAMES;
            case 1118 -> DIR_NAMES;
            case 5096 -> MODULARITY_LABEL;
            default -> null;
        };
    }
}
