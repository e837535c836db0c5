package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What failures of the network mean: whether to try again, and what to say.
public final class Transient {
    private Transient() {}

    /// Null where trying again would not help: no such host, nobody listening, a certificate that is not trusted.
    static HttpException.@Nullable Wait wait(IOException problem) {
        boolean interrupted = problem instanceof InterruptedIOException && !(problem instanceof SocketTimeoutException);
        boolean lasting = interrupted
                || problem instanceof ConnectException
                || problem instanceof UnknownHostException
                || problem instanceof HttpConnectTimeoutException
                || isRefusedTunnel(problem)
                || isUntrusted(problem);
        return lasting ? null : new HttpException.Wait(null);
    }

    static boolean isUntrusted(Throwable problem) {
        return has(problem, CertificateException.class)
                || has(problem, CertPathBuilderException.class)
                || has(problem, CertPathValidatorException.class);
    }

    /// The failure with a message for people, as often to be repeated as the failure itself.
    ///
    /// @param peer who is asked, as the sentence begins: `registry r.example`
    public static IOException explain(IOException problem, String peer) {
        if (problem instanceof HttpException
                || (problem instanceof InterruptedIOException && !(problem instanceof SocketTimeoutException))) {
            return problem;
        }
        return new HttpException(ErrorKind.IO, peer + " " + reason(problem), wait(problem), problem);
    }

    private static String reason(IOException problem) {
        if (has(problem, UnresolvedAddressException.class) || problem instanceof UnknownHostException) {
            return "is not known; check its name and this machine's DNS";
        }
        if (isUntrusted(problem)) {
            return "shows a certificate that is not trusted; name its CA's PEM file in SSL_CERT_FILE or "
                    + "PRATIQUE_REGISTRY_CA, or use --insecure if it is a registry";
        }
        if (problem instanceof HttpConnectTimeoutException || problem instanceof ConnectException) {
            return "cannot be reached; check its address, port and the proxy";
        }
        if (problem instanceof HttpTimeoutException || problem instanceof SocketTimeoutException) {
            return "does not answer";
        }
        if (problem instanceof SSLException) {
            return "does not speak TLS properly; if it is a plain HTTP registry use --insecure";
        }
        if (isRefusedTunnel(problem)) {
            return "cannot be reached, the proxy refuses to connect to it; allow it there, or name it in NO_PROXY";
        }
        return "broke off the connection";
    }

    /// The JDK has no type for a proxy's refusal of `CONNECT`, only this message.
    private static boolean isRefusedTunnel(IOException problem) {
        String message = problem.getMessage();
        return message != null && message.contains("Tunnel failed");
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
