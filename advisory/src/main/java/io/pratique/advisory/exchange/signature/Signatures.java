package io.pratique.advisory.exchange.signature;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/// Verifies the signatures of an artifact.
public final class Signatures {
    private Signatures() {}

    /// What the signatures prove.
    public sealed interface Result {
        /// There is none.
        record None() implements Result {}

        /// There are some, and nobody said whom to believe.
        record Unchecked(int count) implements Result {}

        /// @param by who signed, and when where that is proved
        record Good(String by) implements Result {}

        /// None of them is one of whom is believed.
        ///
        /// @param reason why the first is not
        record Bad(int count, String reason) implements Result {}
    }

    /// One good signature suffices, whatever others there are.
    ///
    /// @param bundles Sigstore bundles
    public static Result verify(byte[] artifact, List<byte[]> bundles, Trust trust) {
        if (bundles.isEmpty()) {
            return new Result.None();
        }
        if (trust instanceof Trust.Nobody) {
            return new Result.Unchecked(bundles.size());
        }
        String reason = "";
        for (byte[] bundle : bundles) {
            try {
                return new Result.Good(signer(BundleReader.read(bundle), artifact, trust));
            } catch (GeneralSecurityException refused) {
                reason = reason.isEmpty() ? String.valueOf(refused.getMessage()) : reason;
            }
        }
        return new Result.Bad(bundles.size(), reason);
    }

    private static String signer(Bundle bundle, byte[] artifact, Trust trust) throws GeneralSecurityException {
        return switch (trust) {
            case Trust.Key(var key) -> {
                SignedContent.verify(bundle.content(), artifact, key);
                yield "key " + PublicKeys.name(key);
            }
            case Trust.Identity identity -> {
                Instant time = IdentityCheck.verify(bundle, artifact, identity);
                yield identity.identity() + " (" + identity.issuer() + ") at " + time;
            }
            case Trust.Nobody _ -> throw new IllegalStateException("nothing to verify with");
        };
    }
}
