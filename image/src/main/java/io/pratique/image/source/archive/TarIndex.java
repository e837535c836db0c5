package io.pratique.image.source.archive;

import io.pratique.image.Limits;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the entries of a tar lie. Of duplicate names the last counts.
final class TarIndex {
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_NAME = 256;
    private static final int MAX_LINKS = 8;

    /// A body in the file, or a link to another name.
    record Place(long offset, long size, @Nullable String target) {}

    private final Map<String, Place> places;
    private final @Nullable PratiqueException problem;

    private TarIndex(Map<String, Place> places, @Nullable PratiqueException problem) {
        this.places = places;
        this.problem = problem;
    }

    /// Reads all headers; where one is damaged, the index ends there and has a [#problem].
    static TarIndex read(FileChannel channel, Limits limits) throws IOException {
        Map<String, Place> places = new HashMap<>();
        var walk = new TarWalk(channel, limits);
        long most = Math.min(limits.entries(), MAX_ENTRIES);
        try {
            long count = 0;
            for (TarWalk.Entry entry = walk.next(); entry != null; entry = walk.next()) {
                if (++count > most) {
                    throw Refusals.invalid("the image archive has more than " + most + " entries");
                }
                add(places, entry);
            }
        } catch (PratiqueException damaged) {
            return new TarIndex(places, damaged);
        }
        return new TarIndex(places, null);
    }

    private static void add(Map<String, Place> places, TarWalk.Entry entry) {
        String name = normal("", entry.name());
        if (name == null || name.isEmpty()) {
            return;
        }
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        switch (entry.type()) {
            case '0', '\0', '7' -> places.put(name, new Place(entry.offset(), entry.size(), null));
            case '1' -> putLink(places, name, normal("", entry.link()));
            case '2' -> putLink(places, name, normal(folder, entry.link()));
            default -> places.remove(name);
        }
    }

    private static void putLink(Map<String, Place> places, String name, @Nullable String target) {
        if (target == null) {
            places.remove(name);
        } else {
            places.put(name, new Place(0, 0, target));
        }
    }

    /// A path from the root of the archive, null when it leads out of it or is too long to be one of an image
    /// archive.
    private static @Nullable String normal(String folder, String path) {
        if (path.length() > MAX_NAME) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (path.startsWith("/") ? path : folder + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /// The place of a name, links followed; null where there is none.
    @Nullable
    Place find(String name) {
        Place place = places.get(name);
        for (int links = 0; place != null && place.target() != null; links++) {
            place = links == MAX_LINKS ? null : places.get(place.target());
        }
        return place;
    }

    Set<String> names() {
        return places.keySet();
    }

    /// Why the archive could not be read to its end, null when it could.
    @Nullable
    PratiqueException problem() {
        return problem;
    }
}
