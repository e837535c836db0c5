package io.pratique.sbom.analyzer;

import io.pratique.sbom.language.cpp.ConanLockAnalyzer;
import io.pratique.sbom.language.cpp.VcpkgStatusAnalyzer;
import io.pratique.sbom.language.elixir.MixLockAnalyzer;
import io.pratique.sbom.language.erlang.OtpApplicationAnalyzer;
import io.pratique.sbom.language.erlang.RebarLockAnalyzer;
import io.pratique.sbom.language.githubactions.WorkflowAnalyzer;
import io.pratique.sbom.language.gleam.GleamManifestAnalyzer;
import io.pratique.sbom.language.gleam.GleamProjectAnalyzer;
import io.pratique.sbom.language.golang.GoBinaryAnalyzer;
import io.pratique.sbom.language.helm.ChartLockAnalyzer;
import io.pratique.sbom.language.java.JarAnalyzer;
import io.pratique.sbom.language.javascript.NodeModulesAnalyzer;
import io.pratique.sbom.language.javascript.PackageLockAnalyzer;
import io.pratique.sbom.language.lua.RockspecAnalyzer;
import io.pratique.sbom.language.perl.CpanMetadataAnalyzer;
import io.pratique.sbom.language.php.ComposerInstalledAnalyzer;
import io.pratique.sbom.language.php.ComposerLockAnalyzer;
import io.pratique.sbom.language.python.PythonPackageAnalyzer;
import io.pratique.sbom.language.ruby.GemfileLockAnalyzer;
import io.pratique.sbom.language.ruby.GemspecAnalyzer;
import io.pratique.sbom.language.swift.PackageResolvedAnalyzer;
import io.pratique.sbom.language.swift.PodfileLockAnalyzer;
import io.pratique.sbom.language.terraform.TerraformLockAnalyzer;
import io.pratique.sbom.language.wordpress.WordPressCoreAnalyzer;
import io.pratique.sbom.language.wordpress.WordPressPluginAnalyzer;
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
            new ConanLockAnalyzer(),
            new VcpkgStatusAnalyzer(),
            new MixLockAnalyzer(),
            new OtpApplicationAnalyzer(),
            new RebarLockAnalyzer(),
            new WorkflowAnalyzer(),
            new GleamManifestAnalyzer(),
            new GleamProjectAnalyzer(),
            new GoBinaryAnalyzer(),
            new ChartLockAnalyzer(),
            new JarAnalyzer(),
            new NodeModulesAnalyzer(),
            new PackageLockAnalyzer(),
            new RockspecAnalyzer(),
            new CpanMetadataAnalyzer(),
            new ComposerInstalledAnalyzer(),
            new ComposerLockAnalyzer(),
            new PythonPackageAnalyzer(),
            new GemfileLockAnalyzer(),
            new GemspecAnalyzer(),
            new PackageResolvedAnalyzer(),
            new PodfileLockAnalyzer(),
            new TerraformLockAnalyzer(),
            new WordPressCoreAnalyzer(),
            new WordPressPluginAnalyzer());

    private Analyzers() {}
}
