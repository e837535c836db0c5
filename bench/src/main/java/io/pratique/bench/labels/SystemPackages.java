package io.pratique.bench.labels;

import io.pratique.model.inventory.SourcePackage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells packages of the system from others by their names and versions, and from which source they were built.
final class SystemPackages {
    /// Source packages, each with the binary packages that bear other names.
    private static final Map<String, String> DEB = sources("""
            apt: apt-transport-https libapt-pkg5.0 libapt-pkg6.0
            audit: libaudit-common libaudit1
            bash: bash
            busybox: busybox-initramfs
            bzip2: libbz2-1.0
            coreutils: coreutils
            cron: cron
            curl: libcurl3-gnutls libcurl4
            cyrus-sasl2: libsasl2-2 libsasl2-modules-db
            db5.3: libdb5.3
            dbus: libdbus-1-3
            dpkg: dpkg
            e2fsprogs: e2fslibs libcom-err2 libcomerr2 libss2 logsave
            elfutils: libelf1
            expat: libexpat1
            gcc: gcc-4.6-base gcc-4.8-base gcc-6-base gcc-8-base libgcc1 libatomic1 libstdc++6
            git: git-man
            glib2.0: libglib2.0-0
            glibc: libc-bin libc-l10n libc6 locales multiarch-support libc-dev-bin libc6-dev
            gmp: libgmp10
            gnupg2: dirmngr gnupg gnupg-l10n gnupg-utils gpg gpg-agent gpg-wks-client gpg-wks-server gpgconf gpgsm gpgv
            gnutls28: libgnutls30
            grep: grep
            gzip: gzip
            heimdal: libasn1-8-heimdal libgssapi3-heimdal libhcrypto4-heimdal libheimbase1-heimdal \
            libheimntlm0-heimdal libhx509-5-heimdal libkrb5-26-heimdal libroken18-heimdal libwind0-heimdal
            icu: libicu63
            iproute: iproute
            krb5: krb5-locales libgssapi-krb5-2 libk5crypto3 libkrb5-3 libkrb5support0
            libbsd: libbsd0
            libgcrypt20: libgcrypt20
            libidn2: libidn2-0
            libpng: libpng12-0
            libpng1.6: libpng16-16
            libseccomp: libseccomp2
            libsepol: libsepol1
            libtasn1-6: libtasn1-6
            libtirpc: libtirpc-common libtirpc3
            libxml2: libxml2
            libxslt: libxslt1.1
            libzstd: libzstd1
            lz4: liblz4-1
            maven: maven
            ncurses: libncurses5 libncurses6 libncursesw5 libncursesw6 libtinfo5 libtinfo6 ncurses-base ncurses-bin
            nettle: libhogweed4 libnettle6
            ntp: ntpdate
            openjdk-11: openjdk-11-jre-headless
            openldap: libldap-2.4-2 libldap-common
            openssh: openssh-client
            openssl: libssl1.0.0 libssl1.1
            p11-kit: libp11-kit0
            pcre2: libpcre2-8-0
            pcre3: libpcre3
            perl: libperl5.28 libperl5.32 perl-base perl-modules-5.28 perl-modules-5.32
            python2.7: libpython2.7-minimal python2.7-minimal
            python3.4: libpython3.4-minimal libpython3.4-stdlib python3.4-minimal
            python3.8: libpython3.8-minimal python3.8-minimal
            python3.9: libpython3.9-minimal libpython3.9-stdlib python3.9-minimal
            pyyaml: python3-yaml
            shadow: login passwd
            sqlite3: libsqlite3-0
            sudo: sudo
            systemd: libsystemd0 libudev1
            tar: tar
            unzip: unzip
            util-linux: bsdutils fdisk libblkid1 libfdisk1 libmount1 libsmartcols1 libuuid1 mount
            vim: vim-common vim-tiny
            xorg: x11-common
            xz-utils: liblzma5
            zlib: zlib1g
            """);

    private static final Map<String, String> APK = sources("""
            busybox: busybox-binsh ssl_client
            glibc: glibc-locale-posix ld-linux
            gmp: gmp-dev libgmpxx
            nghttp2: nghttp2-libs
            openssl: libcrypto1.0 libcrypto1.1 libssl1.0 libssl1.1
            ruby: ruby-dev ruby-libs ruby-rake
            sqlite: sqlite-libs
            util-linux: libuuid
            """);

    private static final Map<String, String> RPM = sources("""
            lua: lua-libs
            rpm: rpm-libs
            """);

    /// Binary packages whose version has an epoch that their source's has not.
    private static final Set<String> OWN_EPOCH = Set.of("bsdutils", "libgcc1");

    private static final Set<String> NATIVE =
            Set.of("apt", "apt-transport-https", "libapt-pkg5.0", "libapt-pkg6.0", "dpkg");
    private static final Pattern APK_REVISION = Pattern.compile(".*-r[0-9]+");
    private static final Pattern RPM_RELEASE = Pattern.compile(".*\\.(el[0-9]|amzn|cm2|module).*");

    private SystemPackages() {}

    private static Map<String, String> sources(String table) {
        Map<String, String> out = new HashMap<>();
        table.lines().forEach(line -> {
            String source = line.substring(0, line.indexOf(':'));
            out.put(source, source);
            Arrays.stream(line.substring(line.indexOf(':') + 2).split(" +")).forEach(binary -> out.put(binary, source));
        });
        return Map.copyOf(out);
    }

    static boolean isOne(String type, String name, String version) {
        return switch (type) {
            case "deb" -> DEB.containsKey(name) && (version.indexOf('-') > 0 || NATIVE.contains(name));
            case "apk" -> APK_REVISION.matcher(version).matches();
            case "rpm" -> RPM_RELEASE.matcher(version).matches() || version.matches("[0-9][^-]*-[0-9.]+");
            default -> false;
        };
    }

    /// What it was built from; null where nothing but its own name is known.
    static @Nullable SourcePackage source(String type, String name, String version) {
        String source = (switch (type) {
                    case "deb" -> DEB;
                    case "apk" -> APK;
                    default -> RPM;
                })
                .get(name);
        if (source == null) {
            return null;
        }
        String built = OWN_EPOCH.contains(name) ? version.substring(version.indexOf(':') + 1) : version;
        return new SourcePackage(
                switch (source) {
                    case "gcc" -> "gcc-" + built.substring(0, built.startsWith("4.") ? 3 : 1);
                    case "glibc" -> eglibc(built) ? "eglibc" : source;
                    default -> source;
                },
                built);
    }

    /// Debian and Ubuntu built the C library from a fork of it up to 2.19.
    private static boolean eglibc(String version) {
        return version.startsWith("2.15-0ubuntu") || version.startsWith("2.19-0ubuntu");
    }
}
