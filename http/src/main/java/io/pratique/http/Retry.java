package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Repeats a request that failed for a while: exponential back-off with jitter, or as long as the server asks,
/// within a deadline.
///
/// @param attempts how often a request is sent at most
public record Retry(int attempts, Waiting waiting, RandomGenerator random) {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// A longer `Retry-After` than this is cut to it.
    public static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    private static final Duration MOST_ASKED = Duration.ofDays(1);

    /// One try.
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws IOException;
    }

    /// Runs the attempt until it succeeds, fails for good, or neither attempts nor time are left; then it throws
    /// the last failure.
    public <T> T run(Instant deadline, Attempt<T> attempt) throws IOException {
        for (int failures = 1; ; failures++) {
            try {
                return attempt.run();
            } catch (IOException problem) {
                pause(problem, failures, deadline);
            }
        }
    }

    /// Waits before the next attempt.
    ///
    /// @param failures how many attempts have failed
    /// @throws IOException the failure itself, when it should not be repeated
    public void pause(IOException problem, int failures, Instant deadline) throws IOException {
        HttpException.Wait wait = problem instanceof HttpException known ? known.retry() : Transient.wait(problem);
        if (wait == null || failures >= attempts) {
            throw problem;
        }
        Duration asked = wait.asked();
        Duration duration = asked == null ? backOff(failures) : asked;
        if (waiting.now().plus(duration).isAfter(deadline)) {
            throw problem;
        }
        waiting.sleep(duration);
    }

    /// 0.5 s, doubled with each failure up to 30 s, of which the upper half is random.
    private Duration backOff(int failures) {
        long full = Math.min(FIRST.toMillis() << Math.min(failures - 1, 16), LONGEST.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    /// Refuses to go on after the deadline.
    public void requireTime(Instant deadline, String what) throws HttpException {
        if (waiting.now().isAfter(deadline)) {
            throw new HttpException(ErrorKind.IO, what + " took too long; given up");
        }
    }

    /// Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds or a date, at least 0, at most 60 s; null where it
    /// is neither.
    public @Nullable Duration retryAfter(@Nullable String header) {
        Duration asked = asked(header);
        return asked == null || asked.compareTo(LONGEST_ASKED) <= 0 ? asked : LONGEST_ASKED;
    }

    /// The same, at most a day.
    public @Nullable Duration asked(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Duration asked;
        try {
            boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
            asked = digits
                    ? Duration.ofSeconds(text.length() > 9 ? MOST_ASKED.toSeconds() : Long.parseLong(text))
                    : Duration.between(waiting.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException | ArithmeticException malformed) {
            return null;
        }
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
    }
}
