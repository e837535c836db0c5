package io.pratique.image.registry.http;

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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed.
///
/// @param authorities a PEM file of certificates to trust beside the JVM's own; null for none
public record TlsTrust(@Nullable Path authorities) {
    private static final long MAX_FILE = 16 << 20;

    /// A context that verifies certificates; null where the JVM's default will do.
    @Nullable SSLContext verifying() throws IOException {
        if (authorities == null) {
            return null;
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store(authorities));
            return context(factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException problem) {
            throw new IOException(
                    "PRATIQUE_REGISTRY_CA: cannot read certificates from " + authorities
                            + "; it must be a PEM file",
                    problem);
        }
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        if (Files.size(file) > MAX_FILE) {
            throw new IOException("larger than 16 MiB");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (X509Certificate known : known()) {
            store.setCertificateEntry("known-" + count++, known);
        }
        int before = count;
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate added : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("added-" + count++, added);
            }
        }
        if (count == before) {
            throw new IOException("no certificate in the file");
        }
        return store;
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

    /// A context that takes any certificate for any host, for registries the user called insecure.
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
