package io.pratique.cli;

import io.pratique.advisory.exchange.DatabaseImport.Report;
import io.pratique.advisory.exchange.Parcel;
import io.pratique.advisory.exchange.signature.Signatures;
import java.nio.file.Path;

/// What is said of a database that was sent or received.
final class ExchangeText {
    private ExchangeText() {}

    /// @param place how its line begins, and where it is now
    static String sent(String place, Parcel parcel) {
        return place + "\ngeneration  " + parcel.facts().generation() + "\nbuilt       "
                + parcel.facts().built() + "\ndigest      " + parcel.digest() + "\nsignature   "
                + (parcel.bundle() == null ? "none" : "made with the key") + "\n";
    }

    static String received(Path output, Report report) {
        String before = report.before() == null ? "none" : report.before().id();
        String step = report.changed() ? before + " -> " + report.after().id() : before + ", unchanged";
        return "database    " + Lines.single(output.toString()) + "\ngeneration  " + step + "\nbuilt       "
                + report.after().built() + "\ndigest      " + report.manifest() + "\nsignature   "
                + Lines.single(signature(report.signature())) + "\n";
    }

    private static String signature(Signatures.Result result) {
        return switch (result) {
            case Signatures.Result.None _ -> "none";
            case Signatures.Result.Unchecked(int count) ->
                "not verified: " + count + " found, nobody to believe was named (--key, --certificate-identity)";
            case Signatures.Result.Good(String by) -> "verified: " + by;
            case Signatures.Result.Bad(int _, String reason) -> "refused: " + reason;
        };
    }
}
