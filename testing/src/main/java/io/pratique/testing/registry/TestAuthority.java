package io.pratique.testing.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate authority that exists for one test run.
///
/// @param pem its certificate, as a file
/// @param server a server's side of TLS, with a certificate of this authority
public record TestAuthority(Path pem, SSLContext server) {
    private static final String PASSWORD = "for-tests-alone";

    /// @param names what the server's certificate is for: `dns:localhost`
    public static TestAuthority make(Path folder, String names) throws IOException {
        Path store = folder.resolve("keys.p12");
        keytool(store, "ca", List.of("-dname", "CN=Test authority", "-ext", "bc:critical=ca:true"));
        keytool(store, "server", List.of("-dname", "CN=Test server", "-signer", "ca", "-ext", "san=" + names));
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            byte[] authority = keys.getCertificate("ca").getEncoded();
            Path pem = Files.writeString(
                    folder.resolve("ca.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(authority)
                            + "\n-----END CERTIFICATE-----\n");
            keys.deleteEntry("ca");
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return new TestAuthority(pem, context);
        } catch (GeneralSecurityException problem) {
            throw new IOException(problem);
        }
    }

    private static void keytool(Path store, String alias, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
