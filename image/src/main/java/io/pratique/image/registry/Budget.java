package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.Retry;
import io.pratique.model.ErrorKind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How many requests a registry still allows, as far as it says so, and how many were made.
///
/// A registry that asks to be left alone for longer than a request may wait is not asked again until then. Used by
/// several threads at once.
public final class Budget {
    /// What Docker Hub and others call it (`76;w=21600`), and the headers of the IETF's httpapi draft.
    private static final String[] REMAINING = {"RateLimit-Remaining", "X-RateLimit-Remaining"};

    private final String registry;
    private final Retry retry;
    private long requests;
    private @Nullable Long remaining;
    private @Nullable Instant paused;

    Budget(String registry, Retry retry) {
        this.registry = registry;
        this.retry = retry;
    }

    /// The requests made so far.
    public synchronized long requests() {
        return requests;
    }

    /// The requests that are left by the newest answer; empty where the registry does not say.
    public synchronized OptionalLong remaining() {
        return remaining == null ? OptionalLong.empty() : OptionalLong.of(remaining);
    }

    /// How long the registry is to be left alone from now on; zero where it may be asked.
    public synchronized Duration pause() {
        if (paused == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(retry.waiting().now(), paused);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Counts a request that is about to be sent.
    ///
    /// @throws HttpException while the registry is to be left alone
    synchronized void take() throws HttpException {
        if (pause().isPositive()) {
            throw resting();
        }
        requests++;
    }

    /// Reads what an answer says of the limit.
    ///
    /// @throws HttpException when the registry wants a longer pause than a request may wait
    synchronized void observe(int status, HttpHeaders headers) throws HttpException {
        for (String name : REMAINING) {
            Long count = count(headers.firstValue(name).orElse(""));
            if (count != null) {
                remaining = count;
                break;
            }
        }
        Duration asked = status == 429 || status == 503
                ? retry.asked(headers.firstValue("Retry-After").orElse(null))
                : null;
        if (asked != null && asked.compareTo(Retry.LONGEST_ASKED) > 0) {
            paused = retry.waiting().now().plus(asked);
            throw resting();
        }
    }

    private HttpException resting() {
        return new HttpException(
                ErrorKind.IO, "registry " + registry + " allows no more requests for " + pause().toSeconds() + " s");
    }

    /// The number before any parameters; null where there is none.
    private static @Nullable Long count(String header) {
        int end = 0;
        while (end < header.length() && end < 18 && header.charAt(end) >= '0' && header.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? null : Long.valueOf(header.substring(0, end));
    }
}
