package io.pratique.cli;

import io.pratique.advisory.exchange.Parcel;
import io.pratique.advisory.exchange.Types;
import io.pratique.advisory.exchange.signature.Pem;
import io.pratique.advisory.exchange.signature.Signer;
import io.pratique.advisory.exchange.signature.Trust;
import io.pratique.advisory.exchange.signature.TrustedRoot;
import io.pratique.image.manifest.Artifact;
import io.pratique.image.manifest.Artifacts;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that the commands share which send databases or receive them.
final class ExchangeOptions {
    static final String BUNDLE = Types.BUNDLE;

    private static final String KEY = "--key";
    private static final String SIGN_KEY = "--sign-key";
    private static final String IDENTITY = "--certificate-identity";
    private static final String ISSUER = "--certificate-oidc-issuer";
    private static final String ROOT = "--trusted-root";

    private ExchangeOptions() {}

    /// Whether a manifest says that it is a signature of another.
    static boolean isSignature(byte[] manifest, Digest subject) {
        Artifact artifact = Artifacts.parse(manifest);
        return subject.equals(artifact.subject()) && artifact.type().equals(BUNDLE);
    }

    static void describeSending(CommandSpec spec) {
        spec.addOption(Options.value(
                "--db", Options.FILE, "The advisory database, if not the one that 'db update' or 'db build' made."));
        spec.addOption(Options.value(
                SIGN_KEY, Options.FILE, "Sign with this key: ECDSA on P-256, PKCS#8 in PEM, not encrypted."));
    }

    static void describeReceiving(CommandSpec spec) {
        spec.addOption(Options.value(KEY, Options.FILE, "Refuse what is not signed with this public key, in PEM."));
        spec.addOption(Options.value(
                IDENTITY,
                "NAME",
                "Refuse what is not signed by this identity: the mail address or URL in a certificate of Sigstore."));
        spec.addOption(Options.value(ISSUER, "URL", "Who vouched for the identity; goes with " + IDENTITY + "."));
        spec.addOption(Options.value(
                ROOT,
                Options.FILE,
                "The authorities and logs to believe: trusted_root.json; goes with " + IDENTITY + "."));
        spec.addOption(Options.flag("--allow-older", "Take a database with older data than the one in force."));
        spec.addOption(Options.value("--output", Options.FILE, "Where to write it, if not where scans look for it."));
    }

    static Trust trust(ParseResult parsed) throws IOException {
        @Nullable Path key = Options.path(parsed, KEY);
        @Nullable String identity = Options.text(parsed, IDENTITY);
        @Nullable String issuer = Options.text(parsed, ISSUER);
        @Nullable Path root = Options.path(parsed, ROOT);
        if (identity != null && issuer != null && root != null && key == null) {
            return new Trust.Identity(identity, issuer, TrustedRoot.read(root));
        }
        if (identity != null || issuer != null || root != null) {
            throw new PratiqueException(
                    ErrorKind.USAGE,
                    key == null
                            ? IDENTITY + ", " + ISSUER + " and " + ROOT + " go together; one is missing"
                            : "give either " + KEY + " or " + IDENTITY);
        }
        return key == null ? new Trust.Nobody() : new Trust.Key(Pem.publicKey(key));
    }

    /// Packs the database that the options name.
    ///
    /// @param folder where there is room
    static Parcel pack(ParseResult parsed, Path folder, Surroundings around) throws IOException {
        @Nullable Path database = Databases.file(Options.path(parsed, "--db"), around);
        if (database == null) {
            throw new PratiqueException(
                    ErrorKind.NOT_FOUND,
                    "there is no database yet; make one with 'pratique db update' or name one with --db");
        }
        @Nullable Path key = Options.path(parsed, SIGN_KEY);
        return Parcel.pack(database, folder, key == null ? null : Signer.of(key));
    }

    static Path output(ParseResult parsed, Surroundings around) throws IOException {
        @Nullable Path named = Options.path(parsed, "--output");
        if (named != null) {
            return named;
        }
        Path own = Databases.output(around);
        Files.createDirectories(Objects.requireNonNull(own.getParent()));
        return own;
    }
}
