package io.pratique.sbom.binary;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.StreamingAnalyzer;
import java.util.function.Consumer;

/// Tells programs and their versions by signatures in their files; the rules are data, see
/// docs/howto/add-a-binary-signature.md.
public final class BinaryAnalyzer implements StreamingAnalyzer {
    private final BinaryRules rules = new BinaryRules(Signatures.ALL);

    @Override
    public String id() {
        return "binary/signature";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return file.executable() || library(path) ? !rules.matching(path).isEmpty() : rules.matchingText(path);
    }

    /// Libraries need not be executable: `libcrypto.so.3`, `libnode.so.108`.
    private static boolean library(String path) {
        int last = path.length() - 1;
        return last > 3
                && (path.charAt(last) == 'o' || path.charAt(last) >= '0' && path.charAt(last) <= '9')
                && path.indexOf(".so", path.lastIndexOf('/') + 1) > 0;
    }

    @Override
    public Onlooker begin(FileEntry file, Consumer<Discovery> out) {
        return new SignatureSearch(rules, file.path(), out);
    }
}
