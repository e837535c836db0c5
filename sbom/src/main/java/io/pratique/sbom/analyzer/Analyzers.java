package io.pratique.sbom.analyzer;

import io.pratique.sbom.language.golang.GoBinaryAnalyzer;
import io.pratique.sbom.language.java.JarAnalyzer;
import io.pratique.sbom.language.javascript.NodeModulesAnalyzer;
import io.pratique.sbom.language.javascript.PackageLockAnalyzer;
import io.pratique.sbom.language.python.PythonPackageAnalyzer;
import io.pratique.sbom.os.ApkAnalyzer;
import io.pratique.sbom.os.DebianCopyrightAnalyzer;
import io.pratique.sbom.os.DpkgAnalyzer;
import io.pratique.sbom.os.DpkgFilesAnalyzer;
import io.pratique.sbom.os.OsReleaseAnalyzer;
import io.pratique.sbom.os.rpm.RpmDatabaseAnalyzer;
import io.pratique.sbom.os.rpm.RpmManifestAnalyzer;
import java.util.List;

/// All analyzers.
public final class Analyzers {
    public static final List<Analyzer> ALL = List.of(
            new OsReleaseAnalyzer(),
            new ApkAnalyzer(),
            new DpkgAnalyzer(),
            new DpkgFilesAnalyzer(),
            new DebianCopyrightAnalyzer(),
            new RpmDatabaseAnalyzer(),
            new RpmManifestAnalyzer(),
            new NodeModulesAnalyzer(),
            new PackageLockAnalyzer(),
            new JarAnalyzer(),
            new PythonPackageAnalyzer(),
            new GoBinaryAnalyzer());

    private Analyzers() {}
}
