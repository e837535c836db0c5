package io.pratique.sbom.language.java;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The groups of widespread artifacts whose archives name none, since they were not built by Maven, or have the
/// manifest
/// of an artifact that was shaded into them. A name stands here only if nobody else's artifact bears it, and if its
/// group never changed.
final class KnownGroups {
    /// Each group with its artifacts, as they are published on Maven Central. A name that ends with `*` stands for
    /// all that have anything there.
    private static final List<String> GROUPS = List.of(
            "org.springframework spring-aop spring-aspects spring-beans spring-context spring-context-indexer"
                    + " spring-context-support spring-core spring-core-test spring-expression spring-instrument spring-jcl"
                    + " spring-jdbc spring-jms spring-messaging spring-orm spring-oxm spring-r2dbc spring-test spring-tx"
                    + " spring-web spring-webflux spring-webmvc spring-websocket",
            "org.springframework.boot spring-boot spring-boot-actuator spring-boot-actuator-autoconfigure"
                    + " spring-boot-autoconfigure spring-boot-devtools spring-boot-jarmode-layertools"
                    + " spring-boot-jarmode-tools spring-boot-loader spring-boot-loader-tools",
            "org.springframework.security spring-security-acl spring-security-cas spring-security-config"
                    + " spring-security-core spring-security-crypto spring-security-ldap spring-security-messaging"
                    + " spring-security-oauth2-client spring-security-oauth2-core spring-security-oauth2-jose"
                    + " spring-security-oauth2-resource-server spring-security-rsocket"
                    + " spring-security-saml2-service-provider spring-security-taglibs spring-security-web",
            "org.springframework.amqp spring-amqp spring-rabbit",
            "org.springframework.graphql spring-graphql",
            "org.springframework.kafka spring-kafka",
            "org.springframework.ldap spring-ldap-core",
            "org.springframework.session spring-session-core spring-session-data-redis spring-session-jdbc",
            "org.apache.tomcat.embed tomcat-embed-core tomcat-embed-el tomcat-embed-jasper tomcat-embed-websocket",
            "org.apache.tomcat tomcat-annotations-api tomcat-api tomcat-catalina tomcat-coyote tomcat-jasper tomcat-jdbc"
                    + " tomcat-jni tomcat-juli tomcat-servlet-api tomcat-util tomcat-websocket",
            "org.apache.hadoop hadoop-client-minicluster hadoop-client-runtime",
            "org.apache.kafka kafka-clients kafka-raft kafka-server-common kafka-streams",
            "org.apache.lucene lucene-analysis-common lucene-analyzers-common lucene-core lucene-queries"
                    + " lucene-queryparser lucene-replicator",
            "org.apache.ant ant ant-launcher",
            "org.bouncycastle bcpg-jdk* bcpkix-jdk* bcprov-ext-jdk* bcprov-jdk* bctls-jdk* bcutil-jdk*",
            "org.jetbrains.kotlin kotlin-reflect kotlin-stdlib kotlin-stdlib-common kotlin-stdlib-jdk7 kotlin-stdlib-jdk8",
            "org.jetbrains.kotlinx kotlinx-coroutines-core kotlinx-coroutines-core-jvm kotlinx-serialization-core-jvm"
                    + " kotlinx-serialization-json-jvm",
            "com.squareup.okhttp3 logging-interceptor okhttp-jvm",
            "com.squareup.okio okio okio-jvm",
            "io.grpc grpc-alts grpc-api grpc-auth grpc-context grpc-core grpc-netty grpc-netty-shaded grpc-okhttp"
                    + " grpc-protobuf grpc-protobuf-lite grpc-services grpc-stub grpc-util grpc-xds",
            "io.projectreactor reactor-core",
            "io.projectreactor.netty reactor-netty-core reactor-netty-http",
            "com.mysql mysql-connector-j",
            "mysql mysql-connector-java",
            "com.oracle.database.jdbc ojdbc8 ojdbc10 ojdbc11",
            "com.h2database h2",
            "org.mongodb bson mongo-java-driver mongodb-driver-core mongodb-driver-sync",
            "org.elasticsearch elasticsearch",
            "com.graphql-java graphql-java",
            "xalan xalan",
            "xerces xercesImpl",
            "xml-apis xml-apis",
            "org.mozilla rhino",
            "com.google.inject guice",
            "com.google.inject.extensions guice-assistedinject guice-grapher guice-jmx guice-jndi guice-multibindings"
                    + " guice-persist guice-servlet guice-spring guice-throwingproviders",
            "javax.inject javax.inject",
            "aopalliance aopalliance",
            "org.checkerframework checker-compat-qual checker-qual",
            "org.hamcrest hamcrest hamcrest-all hamcrest-core hamcrest-library",
            "org.junit.jupiter junit-jupiter junit-jupiter-api junit-jupiter-engine junit-jupiter-params",
            "org.junit.platform junit-platform-commons junit-platform-engine junit-platform-launcher",
            "org.mockito mockito-all mockito-core mockito-junit-jupiter");

    private static final String BUILT_FOR = "-jdk";

    private static final Map<String, String> GROUP_OF = byArtifact();

    private KnownGroups() {}

    private static Map<String, String> byArtifact() {
        Map<String, String> groups = new HashMap<>();
        for (String line : GROUPS) {
            List<String> words = List.of(line.split(" "));
            words.subList(1, words.size()).forEach(artifact -> groups.put(artifact, words.getFirst()));
        }
        return Map.copyOf(groups);
    }

    /// The group, empty where it is not known.
    static String of(String artifact) {
        int builtFor = artifact.indexOf(BUILT_FOR);
        String family = builtFor < 0 ? artifact : artifact.substring(0, builtFor) + BUILT_FOR + '*';
        return GROUP_OF.getOrDefault(artifact, GROUP_OF.getOrDefault(family, ""));
    }
}
