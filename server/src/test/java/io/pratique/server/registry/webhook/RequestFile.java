package io.pratique.server.registry.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request kept in a file as it goes over the wire, but with lines ended by a line feed.
final class RequestFile {
    static final Instant RECEIVED = Instant.parse("2026-11-20T18:00:00Z");

    private RequestFile() {}

    static WebhookRequest parse(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, end).split("\n");
        String[] start = lines[0].split(" ");
        String[] target = (start[1] + "?").split("\\?", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1));
        }
        byte[] body = Arrays.copyOfRange(file, end + 2, file.length);
        return new WebhookRequest(start[0], target[0], target[1], headers, body, RECEIVED);
    }

    static WebhookRequest withBody(WebhookRequest request, byte[] body) {
        return new WebhookRequest(
                request.method(), request.path(), request.query(), request.headers(), body, request.received());
    }
}
