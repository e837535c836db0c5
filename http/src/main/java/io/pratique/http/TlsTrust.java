package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
///
/// @param authorities PEM files of certificates to trust beside the JVM's own, each with the variable that names it
public record TlsTrust(Map<String, Path> authorities) {
    private static final List<String> VARIABLES = List.of("PRATIQUE_REGISTRY_CA", "SSL_CERT_FILE");
    private static final long MAX_FILE = 16 << 20;

    public TlsTrust {
        authorities = Map.copyOf(authorities);
    }

    public static TlsTrust of(Map<String, String> environment) {
        Map<String, Path> authorities = new HashMap<>();
        for (String variable : VARIABLES) {
            String file = environment.getOrDefault(variable, "").strip();
            if (!file.isEmpty()) {
                authorities.put(variable, Path.of(file));
            }
        }
        return new TlsTrust(authorities);
    }

    /// A context that verifies certificates; null where the JVM's default will do.
    @Nullable
    SSLContext verifying() throws IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            add(store, List.of(known()));
            for (Map.Entry<String, Path> authority : authorities.entrySet()) {
                add(store, read(authority.getKey(), authority.getValue()));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return context(factory.getTrustManagers());
        } catch (GeneralSecurityException problem) {
            throw new IOException("this JVM offers no TLS", problem);
        }
    }

    private static Collection<? extends Certificate> read(String variable, Path file) throws HttpException {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw new IOException("larger than 16 MiB");
            }
            try (InputStream in = Files.newInputStream(file)) {
                Collection<? extends Certificate> found =
                        CertificateFactory.getInstance("X.509").generateCertificates(in);
                if (found.isEmpty()) {
                    throw new IOException("no certificate in the file");
                }
                return found;
            }
        } catch (GeneralSecurityException | IOException problem) {
            throw new HttpException(
                    ErrorKind.USAGE,
                    variable + ": cannot read certificates from " + file + "; it must be a PEM file",
                    problem);
        }
    }

    private static void add(KeyStore store, Collection<? extends Certificate> certificates)
            throws GeneralSecurityException {
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("certificate-" + store.size(), certificate);
        }
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trusted) {
                return trusted.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    /// A context that takes any certificate for any host, for hosts the user called insecure.
    static SSLContext unverifying() throws IOException {
        try {
            return context(new TrustManager[] {new Anyone()});
        } catch (GeneralSecurityException problem) {
            throw new IOException("this JVM offers no TLS", problem);
        }
    }

    private static SSLContext context(TrustManager[] managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    /// Believes everyone. Being an extended manager it also replaces the check of the host name.
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
