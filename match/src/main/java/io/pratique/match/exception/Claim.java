package io.pratique.match.exception;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a statement claims, apart from what it is about.
///
/// @param reason for people; empty where none is given
/// @param by who says so
/// @param since when it was said
/// @param until the last day it holds, in UTC; null for ever
public record Claim(
        Status status,
        @Nullable Justification justification,
        String reason,
        @Nullable String by,
        @Nullable Instant since,
        @Nullable LocalDate until) {

    public static Claim of(Status status) {
        return new Claim(status, null, "", null, null, null);
    }

    public Claim withJustification(@Nullable Justification why) {
        return new Claim(status, why, reason, by, since, until);
    }

    public Claim withReason(@Nullable String text) {
        return new Claim(status, justification, text == null ? "" : text.strip(), by, since, until);
    }

    public Claim by(@Nullable String who) {
        return new Claim(status, justification, reason, who, since, until);
    }

    public Claim since(@Nullable Instant moment) {
        return new Claim(status, justification, reason, by, moment, until);
    }

    public Claim until(@Nullable LocalDate day) {
        return new Claim(status, justification, reason, by, since, day);
    }

    public boolean expired(LocalDate today) {
        return until != null && today.isAfter(until);
    }
}
