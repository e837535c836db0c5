package io.pratique.advisory.feed;

import java.util.List;

/// Repositories of Amazon Linux beside the core.
final class AmazonTopics {
    /// Of Amazon Linux 2023.
    static final List<String> REPOSITORIES = List.of("kernel-livepatch", "nvidia");

    /// Of the extras of Amazon Linux 2, as `amazon-linux-extras list` tells them. Its support has ended, so that
    /// there
    /// come no more.
    static final List<String> EXTRAS = List.of(
            "ansible2",
            "aws-nitro-enclaves-cli",
            "BCC",
            "collectd",
            "collectd-python3",
            "corretto8",
            "dnsmasq",
            "dnsmasq2.85",
            "docker",
            "ecs",
            "emacs",
            "firefox",
            "gimp",
            "golang1.11",
            "golang1.19",
            "GraphicsMagick1.3",
            "haproxy2",
            "httpd_modules",
            "java-openjdk11",
            "kernel-5.4",
            "kernel-5.10",
            "kernel-5.15",
            "kernel-ng",
            "lamp-mariadb10.2-php7.2",
            "libreoffice",
            "livepatch",
            "lustre2.10",
            "lustre",
            "lynis",
            "mariadb10.5",
            "mate-desktop1.x",
            "memcached1.5",
            "mock",
            "mock2",
            "mono",
            "nano",
            "nginx1",
            "nginx1.12",
            "php7.2",
            "php7.3",
            "php7.4",
            "php8.0",
            "php8.1",
            "php8.2",
            "postgresql9.6",
            "postgresql10",
            "postgresql11",
            "postgresql12",
            "postgresql13",
            "postgresql14",
            "python3.8",
            "R3.4",
            "R4",
            "redis4.0",
            "redis6",
            "ruby2.4",
            "ruby2.6",
            "ruby3.0",
            "rust1",
            "selinux-ng",
            "squid4",
            "tomcat8.5",
            "tomcat9",
            "unbound1.13",
            "unbound1.17",
            "vim");

    private AmazonTopics() {}
}
