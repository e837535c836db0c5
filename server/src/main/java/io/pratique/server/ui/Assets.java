package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Style sheet, script and picture of the pages.
final class Assets implements Resource {
    private static final Map<String, String> TYPES = Map.of(
            "pratique.css", "text/css; charset=utf-8",
            "pratique.js", "text/javascript; charset=utf-8",
            "pratique.svg", "image/svg+xml");

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/assets/{file}", Assets::file).with(Route.Access.OPEN));
    }

    private static Reply file(Call call) throws IOException, Problem {
        String name = call.variable("file");
        String type = TYPES.get(name);
        if (type == null) {
            throw Problem.notFound("file " + name);
        }
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the program");
            }
            byte[] body = in.readAllBytes();
            return Reply.of(200, type, body).with("ETag", tag(body)).with("Cache-Control", "no-cache");
        }
    }

    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
