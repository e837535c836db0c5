package io.pratique.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The feeds of rpm distributions against pieces of the real ones, and facts about those that were looked up by
/// hand.
class UpstreamRpmFixturesTest {
    private static final Map<String, Feed> FEEDS =
            Feeds.ALL.stream().collect(Collectors.toMap(Feed::id, Function.identity()));
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("vex1", "vuls-fixtures/raw/pkg/extract/redhat/vex/v1/testdata/fixtures/vex"),
            Map.entry("vex2", "vuls-fixtures/raw/pkg/extract/redhat/vex/v2/testdata/fixtures/vex"),
            Map.entry("clair", "fx-claircore/raw/rhel/vex/testdata"),
            Map.entry("suse", "vuls-fixtures/raw/pkg/extract/suse/csaf_vex/testdata/fixtures"),
            Map.entry("oval", "vuls-fixtures/raw/pkg/fetch/redhat/oval/v2/testdata/fixtures/oval/v2"),
            Map.entry("vexarchive", "vuls-fixtures/raw/pkg/fetch/redhat/vex/v1/testdata/fixtures"),
            Map.entry("susearchive", "vuls-fixtures/raw/pkg/fetch/suse/csaf_vex/testdata/fixtures/csaf-vex.tar.bz2"),
            Map.entry("rocky", "vuls-fixtures/raw/pkg/fetch/rocky/osv/testdata/fixtures/all.zip"),
            Map.entry("rocky2", "vuls-fixtures/raw/pkg/extract/rocky/osv/testdata/fixtures"),
            Map.entry("euler", "vuls-fixtures/raw/pkg/fetch/openeuler/osv/testdata/fixtures/happy/OESA-2021-1001.json"),
            Map.entry("amzn2", "vuln-list-update-fixtures/raw/amazon/testdata/fixtures/updateinfo_2_items.xml.gz"),
            Map.entry("al2023", "vuln-list-update-fixtures/raw/amazon/testdata/fixtures/updateinfo_AL2023.xml.gz"),
            Map.entry("brkt", "vuln-list-update-fixtures/raw/bottlerocket/testdata/updateinfo.xml.gz"),
            Map.entry("photon", "vuln-list-update-fixtures/raw/photon/testdata"),
            Map.entry("photon2", "vunnel-fixtures/raw/tests/unit/providers/photon/test-fixtures/input"),
            Map.entry("bodhi", "vuls-fixtures/raw/pkg/fetch/fedora/api/testdata/fixtures/updates"),
            Map.entry("bodhi2", "vunnel-fixtures/raw/tests/unit/providers/fedora/test-fixtures/input"),
            Map.entry("updates", "vuls-fixtures/raw/pkg/fetch/fedora/updateinfo/testdata/fixtures/happy"),
            Map.entry("elsa", "vuln-list-update-fixtures/raw/oracle/oval/testdata/all-positive-data.xml.bz2"),
            Map.entry("elsa2", "vunnel-fixtures/raw/tests/unit/providers/oracle/test-fixtures/mock_ksplice_data"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redhat | vex1 | Red Hat:9   | python3-libs  | CVE-2024-6923 | < 0:3.9.18-3.el9_4.5 FIXED
            redhat | vex1 | Red Hat:9.2 | python3-libs  | CVE-2024-6923 | < 0:3.9.16-1.el9_2.8 FIXED
            redhat | vex1 | Red Hat:8   | python3-libs  | CVE-2024-6923 | < 0:3.6.8-67.el8_10 FIXED
            redhat | vex1 | Red Hat:8   | python39-libs | CVE-2024-6923 | < 0:3.9.19-7.module+el8.10.0+22237+51382d7a FIXED python39:3.9
            redhat | vex1 | Red Hat:8.4 | python39-libs | CVE-2024-6923 | < 0:3.9.2-2.module+el8.4.0+22261+25c4dd9f.3 FIXED python39:3.9
            redhat | vex1 | Red Hat:7   | python3-libs  | CVE-2024-6923 | all versions WILL_NOT_FIX
            redhat | vex1 | Red Hat:6   | python.src    | CVE-2024-6923 | all versions WILL_NOT_FIX
            redhat | vex1 | Red Hat:8   | python2.src   | CVE-2024-6923 | all versions WILL_NOT_FIX gimp:flatpak
            redhat | vex1 | Red Hat:8   | python36.src  | CVE-2024-6923 | all versions NOT_AFFECTED python36:3.6
            redhat | vex2 | Red Hat:9   | python3.9.src | CVE-2024-6923 | < 0:3.9.18-3.el9_4.5 FIXED
            redhat | vex2 | Red Hat:10  | python3.12.src | CVE-2024-6923 | all versions AFFECTED
            redhat | vex2 | Red Hat:10  | firefox-flatpak.src | CVE-2026-7323 | all versions AFFECTED rhel10
            redhat | clair | Red Hat:9.0 | libcurl | CVE-2023-38545 | < 0:7.76.1-14.el9_0.9 FIXED
            redhat-oval | oval | Red Hat:9 | firefox | CVE-2022-1529 | < 0:91.9.1-1.el9_0 FIXED
            redhat-oval | oval | Red Hat:9 | tar  | CVE-2005-2541 | all versions WILL_NOT_FIX
            redhat-oval | oval | Red Hat:9 | zlib | CVE-2002-0059 | all versions NOT_AFFECTED
            suse | suse | openSUSE:Tumbleweed | ctdb | CVE-2023-5568 | < 4.19.2+git.322.7e9201cef5-1.1 FIXED
            rocky | rocky | Rocky Linux:9 | bcel | CVE-2022-42920 | < 0:6.4.1-9.el9_1 FIXED
            rocky | rocky2 | Rocky Linux:8 | kernel | CVE-2025-21756 | < 0:4.18.0-553.53.1.el8_10 FIXED
            openeuler | euler | openEuler:20.03-LTS-SP1 | dnsmasq | CVE-2020-25681 | < 2.82-5.oe1 FIXED
            amazon | amzn2 | Amazon Linux:2 | qemu-img | CVE-2017-5715 | < 10:1.5.3-141.amzn2.5.3 FIXED
            amazon | al2023 | Amazon Linux:2023 | rsyslog | CVE-2022-24903 | < 0:8.2204.0-3.amzn2023.0.2 FIXED
            bottlerocket | brkt | Bottlerocket | glibc | CVE-2025-15281 | < 1:2.43-1.1773716061.e2e9d7a9.br1 FIXED
            photon | photon | Photon OS:3.0 | binutils | CVE-2017-16826 | < 2.31.1-3.ph3 FIXED
            photon | photon2 | Photon OS:4.0 | httpd | CVE-2023-44487 | all versions NOT_AFFECTED
            fedora | bodhi2 | Fedora:40 | libxml2 | CVE-2024-56171 | < 0:2.12.10-1.fc40 FIXED
            fedora | bodhi | Fedora:40 | rubygem-rails-html-sanitizer | CVE-2022-23518 | < 0:1.6.0-1.fc40 FIXED
            oracle | elsa | Oracle Linux:5 | bind-libs | CVE-2007-0493 | < 30:9.3.3-8.el5 FIXED
            """)
    void says(String feed, String place, String ecosystem, String name, String id, String expected) throws IOException {
        assertThat(said(FEEDS.get(feed), PLACES.get(place), ecosystem, name, id))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "redhat, vexarchive",
        "suse, susearchive",
        "redhat-oval, oval",
        "redhat, vex1",
        "redhat, vex2",
        "fedora, bodhi",
        "oracle, elsa2"
    })
    void readsAll(String feed, String place) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        FEEDS.get(feed).read(path(PLACES.get(place)), items::add, problems::add);
        assertThat(items).isNotEmpty();
        assertThat(problems).isEmpty();
    }

    private static Path path(String place) {
        return Shared.feeds().resolve("fixtures").resolve(place);
    }

    private static TreeSet<String> said(Feed feed, String place, String ecosystem, String name, String id)
            throws IOException {
        var out = new TreeSet<String>();
        feed.read(
                path(place),
                item -> {
                    if (item instanceof FeedItem.Entry(Advisory advisory)
                            && (advisory.id().equals(id) || advisory.covers().contains(id))) {
                        advisory.affected().stream()
                                .filter(affected -> affected.name().equals(name)
                                        && affected.ecosystem().toString().equals(ecosystem))
                                .map(UpstreamRpmFixturesTest::text)
                                .forEach(out::add);
                    }
                },
                problem -> {});
        return out;
    }

    private static String text(Affected affected) {
        String stream = affected.condition().stream();
        return affected.ranges().getFirst() + " " + affected.state() + (stream == null ? "" : " " + stream);
    }
}
