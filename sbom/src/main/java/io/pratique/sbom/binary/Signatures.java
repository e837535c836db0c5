package io.pratique.sbom.binary;

import java.util.ArrayList;
import java.util.List;

/// The programs that are known by signatures: the name of each one's rule in `rules/binaries` and the names of its
/// files. The names are here and not in the rules so that no rule is read before such a file is met.
final class Signatures {
    static final List<Program> ALL = List.of(
            program("bash", "bash"),
            program("bind", "named"),
            program("busybox", "busybox", "["),
            program("curl", "curl", "libcurl*"),
            program("dnsmasq", "dnsmasq"),
            program("envoy", "envoy", "envoy-static"),
            text("erlang", "OTP_VERSION", "beam.smp"),
            program("etcd", "etcd"),
            program("git", "git"),
            program("gnutls", "libgnutls.so*"),
            text("go", "VERSION"),
            program("haproxy", "haproxy"),
            program("helm", "helm"),
            program("httpd", "httpd", "apache2"),
            program("julia", "libjulia.so.*", "libjulia-internal.so.*"),
            program(
                    "kubernetes",
                    "kubectl",
                    "kubelet",
                    "kubeadm",
                    "kube-apiserver",
                    "kube-controller-manager",
                    "kube-scheduler",
                    "kube-proxy"),
            program("libressl", "openssl", "libcrypto*"),
            program("lighttpd", "lighttpd"),
            program("lua", "lua", "lua5*", "luac*", "liblua*"),
            program("mariadb", "mariadbd", "mysqld", "mariadb", "mysql", "libmariadb*", "libmariadbd*"),
            program("memcached", "memcached"),
            program("mysql", "mysqld", "mysql", "mysqladmin", "mysqldump"),
            program("nginx", "nginx", "nginx-debug"),
            program("node", "node", "nodejs", "libnode.so*"),
            program("openresty", "nginx", "openresty"),
            program("openssh", "sshd", "sshd-session", "ssh", "ssh-agent", "ssh-keygen", "sftp-server"),
            program("openssl", "openssl", "libcrypto*", "libssl*"),
            program("perl", "perl", "perl5*", "libperl.so*"),
            program("php", "php", "php*", "libphp*"),
            program("postgresql", "postgres", "postmaster", "psql", "pg_dump", "initdb", "pg_ctl"),
            program("proftpd", "proftpd"),
            program("python", "python*", "libpython*"),
            text("rabbitmq", "rabbit.app"),
            program(
                    "redis",
                    "redis-server",
                    "redis-cli",
                    "redis-sentinel",
                    "redis-check-aof",
                    "redis-check-rdb",
                    "redis-benchmark"),
            program("ruby", "ruby", "ruby*", "libruby*"),
            program("rust", "librustc_driver-*"),
            program("sqlite", "libsqlite3.so*", "sqlite3"),
            program("squid", "squid"),
            program("tor", "tor"),
            program("unbound", "unbound"),
            program(
                    "valkey",
                    "valkey-server",
                    "valkey-cli",
                    "valkey-sentinel",
                    "valkey-check-aof",
                    "valkey-check-rdb",
                    "valkey-benchmark"),
            program("varnish", "varnishd"),
            program("vsftpd", "vsftpd"),
            program("zlib", "libz.so*", "libz-*"));

    private Signatures() {}

    /// @param files names with at most one `*`
    private static Program program(String rule, String... files) {
        return known(rule, false, files);
    }

    /// A text, which need not be executable.
    private static Program text(String rule, String... files) {
        return known(rule, true, files);
    }

    private static Program known(String rule, boolean text, String... files) {
        List<FilePattern> patterns = new ArrayList<>(files.length);
        for (String file : files) {
            patterns.add(FilePattern.of(file, text));
        }
        return new Program(rule, patterns);
    }
}
