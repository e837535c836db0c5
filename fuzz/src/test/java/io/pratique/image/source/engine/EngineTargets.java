package io.pratique.image.source.engine;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/// What an engine answers over its socket.
public final class EngineTargets {
    public static final List<FuzzTarget> ALL = List.of(new FuzzTarget(
            "engine-http",
            () -> Inputs.texts(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nabcd\r\n0\r\nTrailer: x\r\n\r\n",
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\n{}\n",
                    "HTTP/1.0 200 OK\r\n\r\nall that follows"),
            EngineTargets::answer));

    private EngineTargets() {}

    private static Object answer(byte[] input) throws IOException {
        try (HttpAnswer answer = HttpAnswer.read(new ByteArrayInputStream(input))) {
            return answer.status() + Inputs.text(answer.body().readAllBytes());
        }
    }
}
