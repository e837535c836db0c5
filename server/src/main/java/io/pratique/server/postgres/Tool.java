package io.pratique.server.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that is called and ends.
final class Tool {
    private static final int OUTPUT_LIMIT = 1 << 20;

    private Tool() {}

    /// @param output standard output and errors
    record Result(int exit, String output) {
        boolean good() {
            return exit == 0;
        }
    }

    /// Calls a program and waits for its end.
    ///
    /// @param input what the program reads
    /// @throws IOException when it cannot be called or takes longer than it may; then it is ended
    static Result run(Path folder, List<String> call, String input, Duration limit) throws IOException {
        var builder = new ProcessBuilder(call).directory(folder.toFile()).redirectErrorStream(true);
        // What the user's environment says of other databases and languages is not for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // The program ended without reading; its output says why.
        }
        var output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), Thread::startVirtualThread);
        try {
            String text = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (process.waitFor(1, TimeUnit.MINUTES)) {
                return new Result(process.exitValue(), text);
            }
        } catch (TimeoutException slow) {
            // ended below
        } catch (ExecutionException unreadable) {
            throw new IOException("cannot read what " + call.getLast() + " says", unreadable.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
        throw new IOException(call.getFirst() + " did not end within " + limit.toSeconds() + " seconds");
    }

    private static String text(InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8);
            stream.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
