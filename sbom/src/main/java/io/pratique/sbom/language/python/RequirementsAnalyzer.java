package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads requirements files of pip: `*requirements*.txt`, and the text files of folders named `requirements`. Those
/// that they include are met by their own names.
public final class RequirementsAnalyzer implements ProjectFileAnalyzer {
    private static final String NAME = "requirements";

    @Override
    public String id() {
        return "language/python/requirements";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".txt");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        int start = path.lastIndexOf('/') + 1;
        return (path.indexOf(NAME, start) >= 0 || inFolder(path, start)) && ProjectFileAnalyzer.super.wants(file);
    }

    private static boolean inFolder(String path, int start) {
        int folder = start - 1 - NAME.length();
        return folder >= 0 && path.startsWith(NAME, folder) && (folder == 0 || path.charAt(folder - 1) == '/');
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Scope scope = PythonGroups.scope(file.entry().name());
        RequirementLines.forEach(Documents.bytes(file), line -> Requirement.tell(line, scope, out));
    }
}
