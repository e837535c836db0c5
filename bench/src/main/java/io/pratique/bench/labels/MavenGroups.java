package io.pratique.bench.labels;

import java.util.List;

/// The group ids of Maven packages that labels name by their artifact ids alone.
final class MavenGroups {
    private record Group(String id, String prefix) {}

    /// A group and how its artifacts begin, `$` where they end there; the first that fits counts.
    private static final List<Group> ALL = """
            com.fasterxml.jackson.core jackson-databind$
            com.google.code.gson gson$
            com.google.guava guava$
            com.google.protobuf protobuf-java$
            com.h2database h2$
            com.thoughtworks.xstream xstream$
            commons-beanutils commons-beanutils$
            commons-codec commons-codec$
            commons-collections commons-collections$
            commons-fileupload commons-fileupload$
            commons-httpclient commons-httpclient$
            commons-io commons-io$
            commons-net commons-net$
            dom4j dom4j$
            io.netty netty
            log4j log4j$
            net.minidev json-smart$
            org.apache.ant ant
            org.apache.commons commons-compress$
            org.apache.commons commons-text$
            org.apache.hadoop hadoop-
            org.apache.hive hive-
            org.apache.httpcomponents httpclient$
            org.apache.maven.shared maven-shared-
            org.apache.maven maven-
            org.apache.mesos mesos$
            org.apache.santuario xmlsec$
            org.apache.shiro shiro-
            org.apache.spark spark-
            org.apache.thrift libthrift$
            org.apache.tika tika-
            org.apache.velocity velocity$
            org.bitbucket.b_c jose4j$
            org.codehaus.jettison jettison$
            org.codehaus.plexus plexus-utils$
            org.eclipse.jetty jetty-
            org.elasticsearch elasticsearch$
            org.jenkins-ci.main jenkins-core$
            org.jsoup jsoup$
            org.springframework.security spring-security-
            org.springframework spring-
            """.lines()
            .map(line -> new Group(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
            .toList();

    private MavenGroups() {}

    /// The artifact with its group; without one where it is not known.
    static String qualified(String artifact) {
        for (Group group : ALL) {
            if ((artifact + '$').startsWith(group.prefix())) {
                return group.id() + ':' + artifact;
            }
        }
        return artifact;
    }
}
