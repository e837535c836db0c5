package io.pratique.match.matcher;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that NVD gives to programs which no package manager brought, by their name in package URLs of the type
/// `generic`.
final class Programs {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("bash", "gnu:bash"),
            Map.entry("bind", "isc:bind"),
            Map.entry("busybox", "busybox:busybox"),
            Map.entry("curl", "haxx:curl"),
            Map.entry("dnsmasq", "thekelleys:dnsmasq"),
            Map.entry("envoy", "envoyproxy:envoy"),
            Map.entry("erlang", "erlang:erlang/otp"),
            Map.entry("git", "git-scm:git"),
            Map.entry("gnutls", "gnu:gnutls"),
            Map.entry("haproxy", "haproxy:haproxy"),
            Map.entry("httpd", "apache:http_server"),
            Map.entry("julia", "julialang:julia"),
            Map.entry("libressl", "openbsd:libressl"),
            Map.entry("lighttpd", "lighttpd:lighttpd"),
            Map.entry("lua", "lua:lua"),
            Map.entry("mariadb", "mariadb:mariadb"),
            Map.entry("memcached", "memcached:memcached"),
            Map.entry("mysql", "oracle:mysql"),
            Map.entry("nginx", "f5:nginx"),
            Map.entry("node", "nodejs:node.js"),
            Map.entry("openjdk", "oracle:openjdk"),
            Map.entry("openresty", "openresty:openresty"),
            Map.entry("openssh", "openbsd:openssh"),
            Map.entry("openssl", "openssl:openssl"),
            Map.entry("perl", "perl:perl"),
            Map.entry("php", "php:php"),
            Map.entry("postgresql", "postgresql:postgresql"),
            Map.entry("proftpd", "proftpd:proftpd"),
            Map.entry("python", "python:python"),
            Map.entry("rabbitmq", "vmware:rabbitmq"),
            Map.entry("redis", "redis:redis"),
            Map.entry("ruby", "ruby-lang:ruby"),
            Map.entry("rust", "rust-lang:rust"),
            Map.entry("sqlite", "sqlite:sqlite"),
            Map.entry("squid", "squid-cache:squid"),
            Map.entry("tor", "torproject:tor"),
            Map.entry("unbound", "nlnetlabs:unbound"),
            Map.entry("valkey", "lfprojects:valkey"),
            Map.entry("varnish", "varnish_cache_project:varnish_cache"),
            Map.entry("vsftpd", "vsftpd_project:vsftpd"),
            Map.entry("zlib", "zlib:zlib"));

    private Programs() {}

    /// Vendor and product; null where it is unknown.
    static @Nullable String name(String program) {
        return NAMES.get(program);
    }
}
