package io.pratique.cli.warmup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What lies in the sample's layers. Names and versions are such that advisories exist for some of them.
final class SampleFiles {
    private static final int PADDING_FILES = 400;

    private SampleFiles() {}

    static byte[] system() throws IOException {
        var tar = new SampleTar();
        tar.file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.1\nPRETTY_NAME=\"Alpine Linux v3.20\"\n");
        tar.file("lib/apk/db/installed", "P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\nL:MIT\nF:lib\nR:ld-musl-x86_64.so.1\n\n".repeat(40));
        tar.file("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nSource: glibc\nVersion: 2.36-9\n\n".repeat(40));
        tar.file("var/lib/dpkg/info/libc6.list", "/.\n/lib\n/lib/libc.so.6\n");
        tar.file("var/lib/rpm/rpmdb.sqlite", "SQLite format 3\0");
        for (int i = 0; i < PADDING_FILES; i++) {
            tar.file("usr/share/doc/" + i, "nothing to see here, ".repeat(i));
        }
        return tar.bytes();
    }

    static byte[] application() throws IOException {
        var tar = new SampleTar();
        tar.file("app/node_modules/lodash/package.json", "{\"name\":\"lodash\",\"version\":\"4.17.15\",\"license\":\"MIT\"}");
        tar.file(
                "app/package-lock.json",
                "{\"name\":\"a\",\"lockfileVersion\":3,\"packages\":{\"node_modules/lodash\":{\"version\":\"4.17.15\"}}}");
        tar.file("usr/lib/python3/dist-packages/Django-3.2.dist-info/METADATA", "Metadata-Version: 2.1\nName: Django\nVersion: 3.2\n\n");
        tar.file("app/library.jar", jar());
        tar.file("app/.wh.removed", "");
        return tar.bytes();
    }

    private static byte[] jar() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nImplementation-Version: 2.14.0\n\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties"));
            zip.write("groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion=2.14.0\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
