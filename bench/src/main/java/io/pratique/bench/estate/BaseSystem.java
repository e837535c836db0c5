package io.pratique.bench.estate;

import io.pratique.model.finding.Ecosystem;
import io.pratique.model.inventory.Distro;
import java.util.List;

/// A distribution that images are built on.
///
/// @param weight how many images of a hundred are
/// @param packages how many it brings
/// @param own the names it begins with
record BaseSystem(Distro distro, String type, Ecosystem ecosystem, int weight, int packages, List<String> own) {
    private static final List<String> DEBIAN = names("""
            acl adduser apt attr audit base-files base-passwd bash bzip2 ca-certificates cdebconf coreutils cron curl dash
            db5.3 debconf debianutils diffutils dpkg e2fsprogs expat findutils gcc-12 glibc gmp gnupg2 gnutls28 grep gzip
            hostname icu init-system-helpers iproute2 krb5 libcap2 libcap-ng libffi libgcrypt20 libgpg-error libidn2
            libpsl libseccomp libselinux libsemanage libsepol libssh2 libtasn1-6 libunistring libxcrypt libxml2 libzstd
            lz4 mawk ncurses nettle nghttp2 openldap openssl p11-kit pam pcre2 perl readline rtmpdump sed shadow sqlite3
            systemd sysvinit tar tzdata ustr util-linux xz-utils zlib""");
    private static final List<String> ALPINE = names("""
            alpine-baselayout apk-tools brotli busybox c-ares ca-certificates curl expat libidn2 libpsl libunistring
            libxml2 musl ncurses nghttp2 openssl pcre2 readline sqlite xz zlib zstd""");
    private static final List<String> ALMA = names("""
            acl audit-libs bash brotli bzip2-libs ca-certificates coreutils curl cyrus-sasl-lib dbus-libs elfutils-libelf
            expat file-libs filesystem gawk glib2 glibc glibc-common gmp gnupg2 gnutls gpgme grep keyutils-libs
            krb5-libs libacl libarchive libattr libblkid libcap libcom_err libcurl libffi libgcc libgcrypt libgpg-error
            libidn2 libmount libnghttp2 libpsl libselinux libsepol libsolv libssh libssh-config libstdc++ libtasn1
            libunistring libuuid libxcrypt libxml2 libyaml libzstd lua-libs lz4-libs mpfr ncurses-base ncurses-libs
            nettle openldap openssl-libs p11-kit pcre pcre2 popt python3 python3-libs readline rpm rpm-libs sed
            sqlite-libs systemd-libs tzdata util-linux xz-libs zlib""");

    /// What they are in practice, as far as there are advisories for them.
    static final List<BaseSystem> ALL = List.of(
            debian("13", 8),
            debian("12", 24),
            debian("11", 10),
            ubuntu("20.04", 6),
            ubuntu("18.04", 4),
            alpine("3.20", 14),
            alpine("3.18", 8),
            alpine("3.14", 4),
            alma("9", 12),
            alma("8", 10));

    private static BaseSystem debian(String release, int weight) {
        return of("debian", release, "deb", "Debian:" + release, weight, 110, DEBIAN);
    }

    private static BaseSystem ubuntu(String release, int weight) {
        return of("ubuntu", release, "deb", "Ubuntu:" + release, weight, 110, DEBIAN);
    }

    private static BaseSystem alpine(String release, int weight) {
        return of("alpine", release, "apk", "Alpine:v" + release, weight, 28, ALPINE);
    }

    private static BaseSystem alma(String release, int weight) {
        return of("almalinux", release, "rpm", "AlmaLinux:" + release, weight, 150, ALMA);
    }

    private static BaseSystem of(
            String id, String release, String type, String ecosystem, int weight, int packages, List<String> own) {
        var distro = new Distro(id, release, null, id + " " + release, List.of());
        return new BaseSystem(distro, type, Ecosystem.parse(ecosystem), weight, packages, own);
    }

    private static List<String> names(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
