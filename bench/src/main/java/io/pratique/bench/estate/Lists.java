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
        System.out.println("| list, over HTTP | times | p50 ms | p95 ms |\n|---|---|---|---|");
        for (Map.Entry<String, String> list : lists().entrySet()) {
            var timings = new Timings(list.getKey());
            pages.get(list.getValue());
            for (int i = 0; i < times; i++) {
                timings.measure(() -> pages.get(list.getValue()));
            }
            System.out.println(timings.row());
        }
        System.out.println();
    }

    private Map<String, String> lists() {
        String at = "/api/v1/images?";
        String common = text("""
                select p.name from problem p join (select component, count(*) n from image_component
                    where image <= 2000 group by component) c on c.component = p.component
                where p.until = 'infinity' group by p.name order by sum(n) desc limit 1
                """);
        String rare =
                text("select min(name) from problem where until = 'infinity' and component = (select min(component)"
                        + " from problem where until = 'infinity' and component in (select component from image_component"
                        + " where image = 1))");
        String middle = text("select image::text from tally order by critical desc, high desc, medium desc, low desc,"
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
        out.put("the same, worst", at + "sort=worst&vulnerability=" + common);
        out.put("the same, deep", at + "vulnerability=" + common + "&cursor=" + images / 2);
        out.put("with a rare vulnerability", at + "vulnerability=" + rare);
        out.put("with a vulnerability that none has", at + "vulnerability=CVE-1900-1");
        out.put("with a common package", at + "package=openssl");
        out.put("the same, worst", at + "sort=worst&package=openssl");
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

    private String text(String sql) {
        return database.everyone(
                transaction -> transaction.createQuery(sql).mapTo(String.class).one());
    }
}
