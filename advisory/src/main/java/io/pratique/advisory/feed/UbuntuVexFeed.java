package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Ubuntu's OpenVEX documents, one per CVE: why there is no fix, and which packages do not have the problem,
/// neither
/// of which its OSV records tell.
///
/// They do not say which version has a fix (see [UbuntuVexDocument]), so that they are read beside [UbuntuFeed] and
/// not instead of it. Documents about notices repeat those about CVEs.
public final class UbuntuVexFeed implements Feed {
    private static final long SIZE_LIMIT = 1L << 30;

    @Override
    public String id() {
        return "ubuntu-vex";
    }

    @Override
    public String description() {
        return "Ubuntu OpenVEX documents (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/security-metadata.canonical.com/vex/vex-all.tar.xz"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://security-metadata.canonical.com/vex/vex-all.tar.xz", SIZE_LIMIT));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.Reader reader = (name, record) -> document(record, out);
        if (Files.isDirectory(data)) {
            RecordFiles.each(data, UbuntuVexFeed::isDocument, reader, problems);
        } else {
            Tarball.each(data, UbuntuVexFeed::isDocument, reader, problems);
        }
    }

    private static boolean isDocument(String path) {
        return path.endsWith(".json") && path.startsWith("CVE-", path.lastIndexOf('/') + 1);
    }

    private void document(byte[] record, Consumer<FeedItem> out) throws IOException {
        UbuntuVexDocument document = UbuntuVexDocument.read(record);
        List<Affected> affected = document.affected();
        if (!affected.isEmpty()) {
            out.accept(new FeedItem.Entry(new Advisory(
                    document.cve(),
                    List.of(),
                    List.of(),
                    id(),
                    null,
                    affected,
                    null,
                    Dates.instant(document.modified()),
                    null,
                    "https://ubuntu.com/security/" + document.cve())));
        }
    }
}
