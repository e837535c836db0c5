package io.pratique.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.ImageQuery.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images 1 to 30, every other one in `team/app`, every third one with CVE-1, every fifth one with the package `p`.
class ImageQueryTest {
    private static final List<String> ROWS = List.of(
            "insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r.example')",
            "insert into repository (organisation, registry, name) values (1, 1, 'team/app'), (1, 1, 'team/other')",
            "insert into image (organisation, digest) select 1, 'sha256:' || i from generate_series(1, 30) i",
            "insert into member (organisation, digest, image) select 1, digest, id from image",
            "insert into placement (organisation, repository, image) select 1, 1 + id % 2, id from image",
            "insert into tag (organisation, repository, name, digest, since)"
                    + " select 1, 1 + id % 2, 'v' || id, digest, now() from image",
            "insert into component (key, purl, name, version, platform)"
                    + " select decode(i::text, 'escape'), 'pkg:a/' || i, case i when 3 then 'p' else 'q' end, '1.' || i, '' from generate_series(1, 3) i",
            "insert into problem (component, name, severity, risk, state, since)"
                    + " select i, 'CVE-1', 0, 0, 'affected', now() from generate_series(1, 2) i",
            // Some have it twice.
            "insert into image_component select id, 1 from image where id % 3 = 0",
            "insert into image_component select id, 2 from image where id % 6 = 0",
            "insert into image_component select id, 3 from image where id % 5 = 0",
            // Many are as bad as others.
            "insert into tally (image, organisation, critical, high) select id, 1, id % 4, id % 2 from image");

    private static final Comparator<Integer> WORST = Comparator.<Integer>comparingInt(id -> id % 4)
            .thenComparing(id -> id % 2)
            .thenComparing(id -> id)
            .reversed();

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    @BeforeEach
    void fill() {
        test.database().runForEveryone(transaction -> ROWS.forEach(transaction::execute));
    }

    private static ImageQuery query(
            String search, String problem, String packageName, Order order, @Nullable ImageCursor after) {
        List<String> problems = problem.isEmpty() ? List.of() : List.of(problem);
        return new ImageQuery(1, search, problems, packageName, "", order, after, 4);
    }

    /// All pages of a list.
    private List<Integer> all(String search, String problem, String packageName, Order order, int few) {
        List<Integer> out = new ArrayList<>();
        ImageCursor after = null;
        while (true) {
            var query = query(search, problem, packageName, order, after);
            List<ImageRow> rows = test.database().of(1, transaction -> query.run(transaction, few));
            List<ImageRow> page = rows.subList(0, Math.min(4, rows.size()));
            page.forEach(row -> out.add(row.id()));
            if (rows.size() <= 4) {
                return out;
            }
            after = ImageCursor.parse(query.next(page.getLast()), order);
        }
    }

    private static List<Integer> every(int step, Comparator<Integer> order) {
        return IntStream.rangeClosed(1, 30)
                .filter(id -> id % step == 0)
                .boxed()
                .sorted(order)
                .toList();
    }

    /// With sets that are looked up, that are gone through, and with both in one list.
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10, 0})
    void pagesHaveEachImageOnceInOrder(int few) {
        Comparator<Integer> newest = Comparator.reverseOrder();
        assertThat(all("", "", "", Order.NEWEST, few)).isEqualTo(every(1, newest));
        assertThat(all("", "", "", Order.WORST, few)).isEqualTo(every(1, WORST));
        assertThat(all("", "CVE-1", "", Order.NEWEST, few)).isEqualTo(every(3, newest));
        assertThat(all("", "CVE-1", "", Order.WORST, few)).isEqualTo(every(3, WORST));
        assertThat(all("app", "CVE-1", "", Order.WORST, few)).isEqualTo(every(6, WORST));
        assertThat(all("app", "", "p", Order.WORST, few)).isEqualTo(every(10, WORST));
        assertThat(all("", "CVE-1", "p", Order.NEWEST, few)).isEqualTo(every(15, newest));
        assertThat(all("app", "CVE-2", "", Order.WORST, few)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 0})
    void findsTagsInTheirRepository(int few) {
        assertThat(all("team/app:v4", "", "", Order.NEWEST, few)).containsExactly(4);
        assertThat(all("app:v5", "", "", Order.NEWEST, few)).isEmpty();
        assertThat(all("sha256:2", "", "", Order.NEWEST, few))
                .startsWith(29, 28)
                .endsWith(20, 2);
    }

    @Test
    void imagesThatDoNotChangeComeOnceThoughTheLastOfAPageDoes() {
        var first = query("", "", "", Order.WORST, null);
        List<ImageRow> page = test.database().of(1, first::run).subList(0, 4);
        String next = first.next(page.getLast());
        test.database()
                .runForEveryone(transaction -> transaction.execute(
                        "update tally set critical = 0, high = 0 where image = ?",
                        page.getLast().id()));
        var second = query("", "", "", Order.WORST, ImageCursor.parse(next, Order.WORST));
        List<ImageRow> rows = test.database().of(1, second::run);
        assertThat(rows).extracting(ImageRow::id).isEqualTo(every(1, WORST).subList(4, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1.2.3.4", "1.2.3.4.5.6", "1.2.3.4.x", "1.2.3.4.", "9999999999.0.0.0.1"})
    void refusesCursorsOfOtherLists(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageCursor.parse(text, Order.WORST));
    }
}
