package io.pratique.advisory.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/// Which pages of endoflife.date are kept, and what their product is called here.
final class EndOfLifePages {
    /// Pages to the `ID` of os-release(5). CentOS Stream bears that of CentOS; of the release 8, which both have,
    /// the
    /// later page counts, that of CentOS.
    private static final Map<String, String> DISTRIBUTIONS = table("""
            almalinux almalinux
            alpine-linux alpine
            amazon-linux amzn
            centos centos
            centos-stream centos
            clearlinux clear-linux-os
            cos cos
            debian debian
            devuan devuan
            eurolinux eurolinux
            fedora fedora
            freebsd freebsd
            linuxmint linuxmint
            mageia mageia
            nixos nixos
            opensuse opensuse-leap
            openwrt openwrt
            oracle-linux ol
            pop-os pop
            postmarketos postmarketos
            rhel rhel
            rocky-linux rocky
            slackware slackware
            sles sles
            suse-linux-micro sl-micro
            ubuntu ubuntu
            vmware-photon photon
            """);

    /// Pages to the name in package URLs of the type `generic`.
    private static final Map<String, String> PROGRAMS = table("""
            apache-http-server httpd
            bun bun
            deno deno
            dotnet dotnet
            eclipse-temurin openjdk
            elasticsearch elasticsearch
            elixir elixir
            envoy envoy
            erlang erlang
            etcd etcd
            go go
            graalvm-ce graalvm
            haproxy haproxy
            julia julia
            kubernetes kubernetes
            lua lua
            mariadb mariadb
            memcached memcached
            mongodb mongodb
            mysql mysql
            nginx nginx
            nodejs node
            openssl openssl
            oracle-jdk oracle-jdk
            perl perl
            php php
            postgresql postgresql
            proftpd proftpd
            python python
            rabbitmq rabbitmq
            redis redis
            ruby ruby
            rust rust
            sqlite sqlite
            squid squid
            tomcat tomcat
            traefik traefik
            valkey valkey
            """);

    private EndOfLifePages() {}

    /// The product of a page such as `nodejs.md`; null where it is not kept.
    static @Nullable String product(String file) {
        String page = file.endsWith(".md") ? file.substring(0, file.length() - ".md".length()) : file;
        String distribution = DISTRIBUTIONS.get(page);
        return distribution == null ? PROGRAMS.get(page) : distribution;
    }

    private static Map<String, String> table(String rows) {
        Map<String, String> out = new HashMap<>();
        try (var words = new Scanner(rows)) {
            while (words.hasNext()) {
                out.put(words.next(), words.next());
            }
        }
        return Map.copyOf(out);
    }
}
