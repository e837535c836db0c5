package io.pratique.advisory.feed;

import io.pratique.model.finding.Ecosystem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Code names of Ubuntu releases and their numbers.
final class UbuntuReleases {
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("dapper", "6.06"),
            Map.entry("edgy", "6.10"),
            Map.entry("feisty", "7.04"),
            Map.entry("gutsy", "7.10"),
            Map.entry("hardy", "8.04"),
            Map.entry("intrepid", "8.10"),
            Map.entry("jaunty", "9.04"),
            Map.entry("karmic", "9.10"),
            Map.entry("lucid", "10.04"),
            Map.entry("maverick", "10.10"),
            Map.entry("natty", "11.04"),
            Map.entry("oneiric", "11.10"),
            Map.entry("precise", "12.04"),
            Map.entry("quantal", "12.10"),
            Map.entry("raring", "13.04"),
            Map.entry("saucy", "13.10"),
            Map.entry("trusty", "14.04"),
            Map.entry("utopic", "14.10"),
            Map.entry("vivid", "15.04"),
            Map.entry("wily", "15.10"),
            Map.entry("xenial", "16.04"),
            Map.entry("yakkety", "16.10"),
            Map.entry("zesty", "17.04"),
            Map.entry("artful", "17.10"),
            Map.entry("bionic", "18.04"),
            Map.entry("cosmic", "18.10"),
            Map.entry("disco", "19.04"),
            Map.entry("eoan", "19.10"),
            Map.entry("focal", "20.04"),
            Map.entry("groovy", "20.10"),
            Map.entry("hirsute", "21.04"),
            Map.entry("impish", "21.10"),
            Map.entry("jammy", "22.04"),
            Map.entry("kinetic", "22.10"),
            Map.entry("lunar", "23.04"),
            Map.entry("mantic", "23.10"),
            Map.entry("noble", "24.04"),
            Map.entry("oracular", "24.10"),
            Map.entry("plucky", "25.04"),
            Map.entry("questing", "25.10"),
            Map.entry("resolute", "26.04"));

    private UbuntuReleases() {}

    /// The number of a release; null for archives beside it (`trusty/esm`) and for words that are none.
    static @Nullable String number(String codename) {
        return NUMBERS.get(codename);
    }

    /// The number of the release that an archive of expanded maintenance belongs to: of `trusty/esm`, and of
    /// `esm-infra/focal` and `esm-infra-legacy/trusty` as later files write it. Null for anything else, and for
    /// `esm-apps`, whose packages are
    /// outside the support of the release.
    static @Nullable String maintained(String archive) {
        if (archive.endsWith("/esm")) {
            return number(archive.substring(0, archive.length() - "/esm".length()));
        }
        boolean infrastructure = archive.startsWith("esm-infra/") || archive.startsWith("esm-infra-legacy/");
        return infrastructure ? number(archive.substring(archive.indexOf('/') + 1)) : null;
    }

    /// The release as everyone has it.
    static Ecosystem plain(String number) {
        return new Ecosystem("Ubuntu", number);
    }

    /// The release with Ubuntu Pro, spelt as the OSV schema does.
    static Ecosystem expanded(String number) {
        return new Ecosystem("Ubuntu", "Pro:" + number);
    }

    /// Modules certified by FIPS 140, which have versions of their own.
    static Ecosystem certified(String number) {
        return new Ecosystem("Ubuntu", "Pro:FIPS:" + number);
    }
}
