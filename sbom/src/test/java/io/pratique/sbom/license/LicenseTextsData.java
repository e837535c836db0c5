package io.pratique.sbom.license;

import io.pratique.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes `texts.bin` from a JSON file that has the texts of the SPDX list as `{ID: {"licenseText": TEXT}}`.
///
/// Of a text with up to 220 shingles it keeps them all, of others the smallest 64
/// and some more where that does not tell licences apart.
final class LicenseTextsData {
    private static final int KEPT_WHOLE = 220;
    private static final int KEPT = 64;
    private static final int ROUNDS = 3;
    private static final String END = "END OF TERMS AND CONDITIONS";
    private static final String NOTICE = "Licensed under the";
    private static final String GPL = "GNU GENERAL PUBLIC LICENSE";

    /// Where licences have the same text, the id that says least, but not that later versions are allowed.
    private static final Comparator<String> PREFERRED = Comparator.<String, Boolean>comparing(
                    id -> id.endsWith("-or-later"))
            .thenComparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private LicenseTextsData() {}

    /// The texts of licences by id, those with replaced ids left out; what files under a licence say by
    /// `ID/notice`.
    static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>(PREFERRED);
        Json.parse(Files.readAllBytes(file)).fields().forEach((id, license) -> {
            if (id.equals(LicenseNames.license(id))) {
                String text = license.text("licenseText", "");
                texts.put(id, essential(text));
                int end = Math.max(0, text.indexOf(END));
                int notice = text.indexOf(NOTICE, end);
                if (end > 0 && notice > 0) {
                    texts.put(id + "/notice", text.substring(notice));
                }
            }
        });
        return texts;
    }

    static String id(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    /// Without the instructions at the end, and without a licence that is only attached.
    static String essential(String text) {
        int attached = text.startsWith("GNU LESSER") ? text.indexOf(GPL, 1_000) : -1;
        String own = attached < 0 ? text : text.substring(0, attached);
        int end = own.indexOf(END);
        return end < 0 ? own : own.substring(0, end);
    }

    static byte[] make(Map<String, String> texts) throws IOException {
        Map<String, SortedSet<Integer>> shingles = shingles(texts);
        Map<String, SortedSet<Integer>> sketches = new LinkedHashMap<>();
        shingles.forEach((id, all) -> sketches.put(id, sample(all, all.size() <= KEPT_WHOLE ? KEPT_WHOLE : KEPT)));
        byte[] data = write(shingles, sketches);
        for (int round = 0; round < ROUNDS; round++) {
            var known = LicenseSketches.read(new ByteArrayInputStream(data));
            for (Map.Entry<String, SortedSet<Integer>> license : shingles.entrySet()) {
                byte[] text = texts.getOrDefault(license.getKey(), "").getBytes(StandardCharsets.UTF_8);
                for (String found : LicenseTexts.find(text, known)) {
                    if (!found.equals(id(license.getKey()))) {
                        tellApart(found, license.getValue(), shingles, sketches);
                    }
                }
            }
            data = write(shingles, sketches);
        }
        return data;
    }

    /// Adds shingles to the sketch of a licence that a text does not have in which it was found.
    private static void tellApart(
            String found,
            SortedSet<Integer> text,
            Map<String, SortedSet<Integer>> shingles,
            Map<String, SortedSet<Integer>> sketches) {
        SortedSet<Integer> apart = new TreeSet<>(shingles.getOrDefault(found, new TreeSet<>()));
        apart.removeAll(text);
        sketches.getOrDefault(found, new TreeSet<>()).addAll(sample(apart, KEPT / 4));
    }

    private static SortedSet<Integer> sample(SortedSet<Integer> shingles, int count) {
        return shingles.stream().limit(count).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The shingles of each licence that has a text of its own.
    private static Map<String, SortedSet<Integer>> shingles(Map<String, String> texts) {
        Map<String, SortedSet<Integer>> shingles = new LinkedHashMap<>();
        texts.forEach((id, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            SortedSet<Integer> own = new TreeSet<>();
            for (int shingle : Shingles.of(bytes, bytes.length)) {
                own.add(shingle);
            }
            if (!own.isEmpty() && !shingles.containsValue(own)) {
                shingles.put(id, own);
            }
        });
        return shingles;
    }

    private static byte[] write(Map<String, SortedSet<Integer>> shingles, Map<String, SortedSet<Integer>> sketches)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(sketches.size());
        out.writeInt(sketches.values().stream().mapToInt(Set::size).sum());
        for (Map.Entry<String, SortedSet<Integer>> sketch : sketches.entrySet()) {
            out.writeUTF(id(sketch.getKey()));
            out.writeInt(shingles.getOrDefault(sketch.getKey(), new TreeSet<>()).size());
            out.writeShort(sketch.getValue().size());
            for (int shingle : sketch.getValue()) {
                out.writeInt(shingle);
            }
        }
        return bytes.toByteArray();
    }
}
