package io.pratique.bench.estate;

import io.pratique.server.storage.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/// Measures lists of images and jobs.
final class Lists {
    private final Database database;
    private final Pages pages;
    private final int images;

    Lists(Database database, Pages pages, int images) {
        this.database = database;
        this.pages = pages;
        this.images = images;
    }

    void measure(int times) throws Exception {
        System.out.println(Timings.HEAD.formatted("list, over HTTP"));
        for (Map.Entry<String, String> list : lists().entrySet()) {
            var timings = new Timings(list.getKey());
            pages.get(list.getValue());
            for (int i = 0; i < times; i++) {
                timings.measure(() -> pages.get(list.getValue()));
            }
            System.out.println(timings.row(list.getKey().startsWith("search") ? 200 : 150));
        }
        System.out.println();
    }

    private Map<String, String> lists() {
        String at = "/api/v1/images?";
        String common = common(1);
        String middling = common(0.1);
        String rare = common(0.002);
        String middle = text(
                "select concat_ws('.', critical, high, medium, low, image) from tally order by critical desc, high desc, medium desc, low desc,"
                        + " image desc offset " + images / 2 + " limit 1");
        String registry = text("select min(id)::text from registry");
        Map<String, String> out = new LinkedHashMap<>();
        out.put("newest", at);
        out.put("newest, 500 rows", at + "limit=500");
        out.put("newest, deep", at + "cursor=" + images / 2);
        out.put("worst", at + "sort=worst");
        out.put("worst, deep", at + "sort=worst&cursor=" + middle);
        out.put("of a registry", at + "registry=" + registry);
        out.put("of a registry, worst", at + "sort=worst&registry=" + registry);
        out.put("of a registry, deep", at + "registry=" + registry + "&cursor=" + images / 2);
        out.put("with the most common vulnerability", at + "vulnerability=" + common);
        out.put("with the most common vulnerability, worst", at + "sort=worst&vulnerability=" + common);
        out.put("with the most common vulnerability, deep", at + "vulnerability=" + common + "&cursor=" + images / 2);
        out.put("with a rare vulnerability", at + "vulnerability=" + rare);
        out.put("with a rare vulnerability, worst", at + "sort=worst&vulnerability=" + rare);
        out.put("with a middling vulnerability", at + "vulnerability=" + middling);
        out.put("with a middling vulnerability, worst", at + "sort=worst&vulnerability=" + middling);
        out.put("with a vulnerability that none has", at + "vulnerability=CVE-1900-1");
        out.put("with a common package", at + "package=openssl");
        out.put("with a common package, worst", at + "sort=worst&package=openssl");
        out.put("with a common package in one version", at + "package=requests&version=2.31.0");
        out.put("jobs", "/api/v1/jobs");
        String search = at + "search=";
        out.put("search: repository", search + "payments");
        out.put("search: part of a repository, rare", search + "worker-1");
        out.put("search: nothing", search + "nobody-has-this");
        out.put("search: repository and tag", search + "payments:latest");
        out.put("search: digest", search + text("select left(digest, 15) from image where id = 7"));
        out.put("search: digest that is not there", search + "sha256:zz");
        out.put("search: worst of a repository", search + "payments&sort=worst");
        return out;
    }

    /// The vulnerability that most images have, of those that at most such a share has: by a thousand of them.
    private String common(double share) {
        return text("""
                select p.name from generate_series(1, %d, greatest(1, %d / 1000)) i
                join image_component ic on ic.image = i join problem p on p.component = ic.component
                where p.until = 'infinity' group by p.name
                having count(distinct i) <= %f * least(%d, 1000) order by count(distinct i) desc, p.name limit 1
                """.formatted(images, images, share, images));
    }

    private String text(String sql) {
        return database.everyone(
                transaction -> transaction.createQuery(sql).mapTo(String.class).one());
    }
}
