package io.pratique.server.registry.credential;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests to Amazon's APIs ("AWS Signature Version 4").
///
/// @param service as Amazon calls it: `ecr`
record AwsSignature(AwsAccess access, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The headers given and those that the signature adds. All are signed, and `Host` with them.
    ///
    /// @param url its path is `/` or needs no encoding
    Map<String, String> sign(String method, URI url, Map<String, String> headers, String body, Instant now) {
        String time = TIME.format(now);
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Amz-Date", time);
        if (access.token() != null) {
            all.put("X-Amz-Security-Token", access.token());
        }
        SortedMap<String, String> signed = new TreeMap<>();
        all.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", url.getRawAuthority());
        String names = String.join(";", signed.keySet());
        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String text = String.join("\n", ALGORITHM, time, scope, hash(canonical(method, url, signed, names, body)));
        String signature = HexFormat.of().formatHex(mac(key(time.substring(0, 8)), text));
        all.put(
                "Authorization",
                ALGORITHM + " Credential=" + access.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        return all;
    }

    private static String canonical(
            String method, URI url, SortedMap<String, String> signed, String names, String body) {
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return String.join("\n", method, path, query(url), lines, names, hash(body));
    }

    private static String query(URI url) {
        String query = url.getRawQuery();
        return query == null ? "" : Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private byte[] key(String date) {
        byte[] key = ("AWS4" + access.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, region, service, "aws4_request"}) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
