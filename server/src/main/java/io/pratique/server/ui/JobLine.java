package io.pratique.server.ui;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.judge.Rejudge;
import io.pratique.server.queue.JobRow;
import io.pratique.server.registry.Poll;
import io.pratique.server.scan.LocalScan;
import io.pratique.server.scan.ScanRequest;
import io.pratique.server.schedule.Sweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A job as pages show it.
///
/// @param what it does, for people
/// @param state a word of the queue: `running`
/// @param percent of what was expected to be read; -1 where that is not known
/// @param read how much was read until now
/// @param error why the last attempt failed; empty where none did
public record JobLine(
        long id,
        String what,
        String state,
        boolean over,
        int percent,
        String read,
        String error,
        int attempts,
        Moment created,
        @Nullable Moment started,
        @Nullable Moment finished) {
    static JobLine of(JobRow row, Site site) {
        JsonValue progress = parse(row.progress());
        Long bytes = progress.get("bytes").integer();
        Long files = progress.get("files").integer();
        Long expected = progress.get("expected").integer();
        return new JobLine(
                row.id(),
                what(row),
                row.state(),
                row.isOver(),
                percent(bytes, expected),
                bytes == null || files == null ? "" : bytes(bytes) + " in " + Moment.count(files, "file"),
                row.error() == null ? "" : row.error(),
                row.attempts(),
                site.at(row.created()),
                site.moment(row.started()),
                site.moment(row.finished()));
    }

    /// For the colour of the state.
    public String mood() {
        return switch (state) {
            case "done" -> "good";
            case "failed" -> "bad";
            case "cancelled" -> "dull";
            default -> "busy";
        };
    }

    public String word() {
        return state.equals("ready") ? (attempts > 0 ? "waits for another attempt" : "waits") : state;
    }

    private static int percent(@Nullable Long bytes, @Nullable Long expected) {
        if (bytes == null || expected == null || expected <= 0) {
            return -1;
        }
        return (int) Math.min(100, bytes * 100 / expected);
    }

    static String bytes(long count) {
        if (count < 1_000_000) {
            return Math.ceilDiv(count, 1000) + " kB";
        }
        double megabytes = count / 1e6;
        return megabytes < 1000
                ? String.format(Locale.ROOT, "%.1f MB", megabytes)
                : String.format(Locale.ROOT, "%.2f GB", megabytes / 1000);
    }

    static JsonValue parse(@Nullable String json) {
        try {
            return Json.parse((json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            return JsonValue.NULL;
        }
    }

    private static String what(JobRow row) {
        JsonValue payload = parse(row.payload());
        return switch (row.kind()) {
            case LocalScan.KIND -> "Scan of " + payload.text("reference", row.key());
            case ScanRequest.KIND -> {
                String reference = payload.text("reference", "");
                String separator = reference.indexOf(':') < 0 ? ":" : "@";
                yield "Scan of " + payload.text("repository", "") + separator + reference;
            }
            case Rejudge.KIND -> "Judging by new advisories, generation " + row.key();
            case Poll.KIND -> "Visit of registry " + row.key();
            case Sweep.KIND -> "Search for what is due";
            default -> row.kind() + " " + row.key();
        };
    }
}
