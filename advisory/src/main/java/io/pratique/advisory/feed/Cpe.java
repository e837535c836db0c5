package io.pratique.advisory.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A name of the Common Platform Enumeration 2.3 as a formatted string (NIST IR 7695, section 6.2), its values
/// without their quoting.
///
/// @param part `a` for applications, `o` for operating systems, `h` for hardware
/// @param update what follows the version: `p1`, `rc1`
record Cpe(String part, String vendor, String product, String version, String update, String software) {
    static final String ANY = "*";
    static final String NONE = "-";

    private static final int FIELDS = 13;
    private static final int LENGTH_LIMIT = 1_000;

    /// Programs that have gone under several names, to the one that NVD uses now.
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("nginx:nginx", "f5:nginx"),
            Map.entry("f5:nginx_open_source", "f5:nginx"),
            Map.entry("redislabs:redis", "redis:redis"),
            Map.entry("git:git", "git-scm:git"),
            Map.entry("git_project:git", "git-scm:git"),
            Map.entry("oracle:mysql_server", "oracle:mysql"),
            Map.entry("mysql:mysql", "oracle:mysql"),
            Map.entry("haxx:libcurl", "haxx:curl"),
            Map.entry("python_software_foundation:cpython", "python:python"),
            Map.entry("squid:squid", "squid-cache:squid"),
            Map.entry("yukihiro_matsumoto:ruby", "ruby-lang:ruby"),
            Map.entry("dnsmasq:dnsmasq", "thekelleys:dnsmasq"),
            Map.entry("linuxfoundation:valkey", "lfprojects:valkey"),
            Map.entry("valkey-io:valkey", "lfprojects:valkey"),
            Map.entry("broadcom:rabbitmq_server", "vmware:rabbitmq"),
            Map.entry("rabbitmq:rabbitmq-server", "vmware:rabbitmq"),
            Map.entry("sun:openjdk", "oracle:openjdk"));

    /// The name, null where it is malformed.
    static @Nullable Cpe parse(String text) {
        if (text.length() > LENGTH_LIMIT || !text.startsWith("cpe:2.3:")) {
            return null;
        }
        List<String> fields = fields(text);
        return fields.size() != FIELDS
                ? null
                : new Cpe(fields.get(2), fields.get(3), fields.get(4), fields.get(5), fields.get(6), fields.get(10));
    }

    private static List<String> fields(String text) {
        List<String> out = new ArrayList<>(FIELDS);
        var field = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                field.append(text.charAt(++at));
            } else if (c == ':') {
                out.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        out.add(field.toString());
        return out;
    }

    boolean application() {
        return part.equals("a");
    }

    /// The vendor and the product, as programs are looked up.
    String name() {
        String name = vendor + ":" + product;
        return RENAMED.getOrDefault(name, name);
    }

    /// The one version that is meant; null where any is, or where the product has none.
    @Nullable
    String exact() {
        if (version.equals(ANY) || version.equals(NONE)) {
            return null;
        }
        return update.equals(ANY) || update.equals(NONE) ? version : version + update;
    }

    /// Whether it is an extension for some other software, such as a package for node.js or a plug-in for
    /// WordPress:
    /// these are looked up by their own ecosystems.
    boolean extension() {
        return !software.equals(ANY)
                && !software.equals(NONE)
                && system(software).isEmpty();
    }

    /// The operating system that is meant, `windows`; empty where it is none of those that programs are made for.
    static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return "windows";
        }
        return switch (lower) {
            case "linux", "linux_kernel", "unix" -> "linux";
            case "macos", "mac_os", "mac_os_x", "mac" -> "darwin";
            case "android" -> "android";
            case "iphone_os", "ipados", "ios" -> "ios";
            case "freebsd", "openbsd", "netbsd", "solaris", "aix" -> lower;
            default -> "";
        };
    }
}
