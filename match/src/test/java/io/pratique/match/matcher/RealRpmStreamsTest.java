package io.pratique.match.matcher;

import static io.pratique.match.Given.distro;
import static io.pratique.match.Given.scan;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packages of Red Hat's streams, judged by the document that Red Hat has of CVE-2024-6923, which has fixes for
/// eight of
/// them, modules among them.
class RealRpmStreamsTest {
    private static final String DOCUMENT =
            "fixtures/vuls-fixtures/raw/pkg/extract/redhat/vex/v1/testdata/fixtures/vex/2024/CVE-2024-6923.json";

    @TempDir
    static Path folder;

    private static @Nullable AdvisoryDatabase database;

    @BeforeAll
    static void build() throws IOException {
        Path document = Shared.feeds().resolve(DOCUMENT);
        Path vex = folder.resolve("mirror/security.access.redhat.com/data/csaf/v2/vex/2024");
        Files.createDirectories(vex);
        Files.copy(document, vex.resolve("cve-2024-6923.json"));
        DatabaseBuild.build(new DatabaseBuild.Request(folder, folder.resolve("database"), null, false), line -> {});
        database = AdvisoryDatabase.open(folder.resolve("database"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            rhel 9.4   | python3-libs | 3.9.18-3.el9      | - | python3.9 | 0:3.9.18-3.el9_4.5
            rhel 9.4   | python3-libs | 3.9.18-3.el9_4.5  | - | python3.9 | -
            rhel 9.5   | python3-libs | 3.9.19-8.el9      | - | python3.9 | -
            rhel 9.2   | python3-libs | 3.9.16-1.el9_2.8  | - | python3.9 | -
            rhel 9.2   | python3-libs | 3.9.16-1.el9_2.7  | - | python3.9 | 0:3.9.18-3.el9_4.5
            rhel 9.2   | python3-libs | 3.9.16-1.el9      | - | python3.9 | 0:3.9.18-3.el9_4.5
            centos 9   | python3-libs | 3.9.16-1.el9_2.8  | - | python3.9 | -
            rhel 8.10  | python3-libs | 3.6.8-62.el8_10   | - | python3   | 0:3.6.8-67.el8_10
            rhel 8.10  | platform-python | 3.6.8-67.el8_10 | - | python3  | -
            rhel 8.10  | python39-libs | 3.9.19-1.module+el8.10.0+21815+bb024982 | python39:3.9:8100020240502:1 | python39 | 0:3.9.19-7.module+el8.10.0+22237+51382d7a
            rhel 8.10  | python39-libs | 3.9.19-7.module+el8.10.0+22237+51382d7a | python39:3.9:8100020240826:1 | python39 | -
            rhel 8.4   | python39-libs | 3.9.2-2.module+el8.4.0+22261+25c4dd9f.3 | python39:3.9:8040020240902:1 | python39 | -
            rhel 8.4   | python39-libs | 3.9.2-1.module+el8.4.0+10237+ad0d7b0e   | python39:3.9:8040020210211:1 | python39 | 0:3.9.19-7.module+el8.10.0+22237+51382d7a
            rhel 8.10  | python36 | 3.6.8-39.module+el8.10.0+20784+edafcd43 | python36:3.6:8100020231127:1 | python36 | -
            rhel 8.10  | python2-libs | 2.7.18-17.module+el8.10.0+20822+a15ec22d | python27:2.7:8100020231218:1 | python2 | -
            """)
    void judgesByTheStream(
            String system,
            String name,
            String version,
            @Nullable String module,
            String source,
            @Nullable String fixed) {
        PackageUrl purl = PackageUrl.of("rpm", "redhat", name, version);
        Component component = Component.of(module == null ? purl : purl.with("rpmmod", module), name, version)
                .withSource(source, version);
        String[] distro = system.split(" ");
        List<Finding> findings = new Matcher()
                .assess(scan(distro(distro[0], distro[1]), component), database)
                .findings();

        assertThat(findings.stream().map(Finding::fixedVersion).toList())
                .isEqualTo(fixed == null ? List.of() : List.of(fixed));
    }

    @ParameterizedTest
    @CsvSource({
        "7, python3-libs, 3.6.8-21.el7_9, python3, WILL_NOT_FIX",
        "6, python-libs, 2.6.6-68.el6_10, python, WILL_NOT_FIX"
    })
    void tellsWhatWillNotBeFixed(String release, String name, String version, String source, String state) {
        Component component = Component.of(PackageUrl.of("rpm", "redhat", name, version), name, version)
                .withSource(source, version);

        assertThat(new Matcher()
                        .assess(scan(distro("centos", release), component), database)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.state()).hasToString(state));
    }
}
