package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// SUSE's CSAF VEX documents.
///
/// A system installs from the products and modules of one service pack, so that all of them are one ecosystem,
/// `SUSE:15.5`; long term support goes on with the same packages. The others are `SUSE:Micro 5.5`,
/// `openSUSE:Leap 15.6`, `openSUSE:Leap Micro 5.5` and `openSUSE:Tumbleweed`.
public final class SuseFeed implements Feed {
    private static final class Products implements CsafStatements.Dialect {
        @Override
        public @Nullable Ecosystem ecosystem(String product, @Nullable String cpe) {
            String[] fields =
                    cpe == null ? new String[0] : cpe.toLowerCase(Locale.ROOT).split(":", 7);
            if (fields.length < 4) {
                return null;
            }
            String release = fields.length > 4 ? fields[4] : "";
            String update = fields.length > 5 ? fields[5] : "";
            return switch (fields[2]) {
                case "opensuse" -> community(fields[3], release);
                case "suse" -> enterprise(fields[3], release, update);
                default -> null;
            };
        }

        /// `15:sp5` is `15.5`, `16:16.0` is `16.0`.
        private static String numbered(String release, String update) {
            if (update.startsWith("sp")) {
                return release + '.' + update.substring(2);
            }
            return update.startsWith(release + '.') ? update : release;
        }

        private static @Nullable Ecosystem community(String product, String release) {
            return switch (product) {
                case "tumbleweed" -> new Ecosystem("openSUSE", "Tumbleweed");
                case "leap" -> release.isEmpty() ? null : new Ecosystem("openSUSE", "Leap " + release);
                case "leap-micro" -> release.isEmpty() ? null : new Ecosystem("openSUSE", "Leap Micro " + release);
                default -> null;
            };
        }

        private static @Nullable Ecosystem enterprise(String product, String release, String update) {
            if (release.isEmpty() || !Character.isDigit(release.charAt(0))) {
                return null;
            }
            if (product.equals("sle-micro") || product.equals("sl-micro") || product.equals("suse-microos")) {
                return new Ecosystem("SUSE", "Micro " + release);
            }
            boolean server = product.startsWith("sle") || product.startsWith("suse_sle");
            boolean apart = product.contains("teradata") || product.contains("_rt") || product.contains("-rt");
            return server && !apart ? new Ecosystem("SUSE", numbered(release, update)) : null;
        }

        @Override
        public RpmComponent component(String id, @Nullable String purl) {
            return RpmComponent.parse(id);
        }

        /// Nobody else speaks of these packages, so there is nothing to overrule.
        @Override
        public boolean keeps(Ecosystem ecosystem, FixState state) {
            return state != FixState.NOT_AFFECTED;
        }
    }

    @Override
    public String id() {
        return "suse";
    }

    @Override
    public String description() {
        return "SUSE and openSUSE CSAF VEX (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("SUSE", "openSUSE");
    }

    @Override
    public List<Path> locations() {
        Path security = Path.of("mirror/ftp.suse.com/pub/projects/security");
        return List.of(security.resolve("csaf-vex.tar.bz2"), security.resolve("csaf-vex"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://ftp.suse.com/pub/projects/security/csaf-vex.tar.bz2", 4L << 30));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        new CsafVex(id(), "https://www.suse.com/security/cve/", new Products()).read(data, out, problems);
    }
}
