package io.pratique.server.api;

/// A request that cannot be answered as it was meant: a problem document (RFC 9457).
public final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    /// @param status HTTP status
    /// @param type a word for programs: `not-found`
    /// @param detail a sentence for people that says what to do
    public Problem(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", detail);
    }

    public static Problem unauthorized() {
        return new Problem(401, "unauthorized", "send 'Authorization: Bearer TOKEN' with a token of this server");
    }

    /// Also for what belongs to somebody else: whether it exists is nobody else's business.
    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "there is no " + what);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail);
    }

    public static Problem tooLarge(long limit) {
        return new Problem(413, "too-large", "the body is larger than " + limit + " bytes");
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "unavailable", detail);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
