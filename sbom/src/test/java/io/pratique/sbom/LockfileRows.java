package io.pratique.sbom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the files of the conformance set `lockfiles` belong, and the rows of it that are not followed.
final class LockfileRows {
    /// Upstream's folder, the parts that all have in common left out, and the path at which the file would lie in a
    /// project; `*` for the name that it has. A file of the folder may have a place of its own.
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("language/cpp/conanlock", "conan.lock"),
            Map.entry("language/dart/pubspec", "pubspec.lock"),
            Map.entry("language/dotnet/csproj", "app.csproj"),
            Map.entry("language/dotnet/nugetcpm", "Directory.Packages.props"),
            Map.entry("language/dotnet/packagesconfig", "packages.config"),
            Map.entry("language/dotnet/paketdependencies", "*"),
            Map.entry("language/dotnet/paketlock", "*"),
            Map.entry("language/dotnet/projectassetsjson", "obj/project.assets.json"),
            Map.entry("language/elixir/mixlock", "mix.lock"),
            Map.entry("language/erlang/mixlock", "mix.lock"),
            Map.entry("language/gleam/gleamtoml", "gleam.toml"),
            Map.entry("language/golang/gomod", "go.mod"),
            Map.entry("language/golang/vendormodules", "vendor/modules.txt"),
            Map.entry("language/haskell/cabal", "cabal.project.freeze"),
            Map.entry("language/haskell/stacklock", "stack.yaml.lock"),
            Map.entry("language/java/gradlelockfile", "gradle.lockfile"),
            Map.entry("language/java/gradleverificationmetadataxml", "gradle/verification-metadata.xml"),
            Map.entry("language/java/gradleversioncatalog", "gradle/libs.versions.toml"),
            Map.entry("language/java/pomxml", "pom.xml"),
            Map.entry("language/javascript/bunlock", "bun.lock"),
            Map.entry("language/javascript/denojson", "deno.json"),
            Map.entry("language/javascript/packagejson", "package.json"),
            Map.entry("language/javascript/packagelockjson", "package-lock.json"),
            Map.entry("language/javascript/pnpmlock", "pnpm-lock.yaml"),
            Map.entry("language/javascript/vsix", "*"),
            Map.entry("language/javascript/yarnlock", "yarn.lock"),
            Map.entry("language/julia/manifesttoml", "Manifest.toml"),
            Map.entry("language/julia/projecttoml", "Project.toml"),
            Map.entry("language/ocaml/opam", "*"),
            Map.entry("language/php/composerlock", "composer.lock"),
            Map.entry("language/python/condameta", "conda-meta/package.json"),
            Map.entry("language/python/pdmlock", "pdm.lock"),
            Map.entry("language/python/pipfilelock", "Pipfile.lock"),
            Map.entry("language/python/poetrylock", "poetry.lock"),
            Map.entry("language/python/pylock", "pylock.toml"),
            Map.entry("language/python/pyprojecttoml", "pyproject.toml"),
            Map.entry("language/python/requirements", "requirements.txt"),
            Map.entry("language/python/setup", "setup.py"),
            Map.entry("language/python/uvlock", "uv.lock"),
            Map.entry("language/python/wheelegg", "*"),
            Map.entry("language/python/wheelegg/distinfo_meta", "pip.dist-info/METADATA"),
            Map.entry("language/python/wheelegg/egginfo_pkginfo", "setuptools.egg/EGG-INFO/PKG-INFO"),
            Map.entry("language/python/wheelegg/pkginfo", "httplib2.egg-info/PKG-INFO"),
            Map.entry("language/python/wheelegg/repeated_pkginfo", "root.egg-info/PKG-INFO"),
            Map.entry("language/python/wheelegg/special_chars", "backports.egg-info/PKG-INFO"),
            Map.entry("language/r/renvlock", "renv.lock"),
            Map.entry("language/ruby/gemfilelock", "Gemfile.lock"),
            Map.entry("language/rust/cargoauditable", "*"),
            Map.entry("language/rust/cargolock", "Cargo.lock"),
            Map.entry("language/rust/cargotoml", "Cargo.toml"),
            Map.entry("language/swift/packageresolved", "Package.resolved"),
            Map.entry("language/swift/podfilelock", "Podfile.lock"),
            Map.entry("misc/bazelmaven", "MODULE.bazel"),
            Map.entry("misc/githubactions", ".github/workflows/*"),
            Map.entry("misc/netscaler", "flash/*"),
            Map.entry("misc/vscodeextensions", "root/.vscode/extensions/extensions.json"),
            Map.entry("misc/wordpress/plugins", "wp-content/plugins/harbour/harbour.php"),
            Map.entry("os/apk", "lib/apk/db/installed"),
            Map.entry("os/chisel", "var/lib/chisel/manifest.wall"),
            Map.entry("os/chocolatey", "ProgramData/chocolatey/lib/harbour/*"),
            Map.entry("os/cos", "etc/cos-package-info.json"),
            Map.entry("os/dpkg", "var/lib/dpkg/status"),
            Map.entry("os/flatpak", "var/lib/flatpak/app/harbour/harbour.metainfo.xml"),
            Map.entry("os/homebrew", "Cellar/rclone/1.67.0/INSTALL_RECEIPT.json"),
            Map.entry("os/pacman", "var/lib/pacman/local/harbour-1-1/desc"),
            Map.entry("os/portage", "var/db/pkg/ports/harbour-1/PF"),
            Map.entry("os/rpm", "var/lib/rpm/rpmdb.sqlite"),
            Map.entry("os/snap", "snap/harbour/1/meta/snap.yaml"),
            Map.entry("os/spack", "opt/spack/harbour/.spack/spec.json"),
            Map.entry("parser/c/conan", "conan.lock"),
            Map.entry("parser/conda/meta", "conda-meta/*"),
            Map.entry("parser/dart/pub", "pubspec.lock"),
            Map.entry("parser/dotnet/core_deps", "*"),
            Map.entry("parser/golang/mod", "go.mod"),
            Map.entry("parser/golang/sum", "go.sum"),
            Map.entry("parser/java/jar", "*"),
            Map.entry("parser/julia/manifest", "Manifest.toml"),
            Map.entry("parser/nodejs/bun", "bun.lock"),
            Map.entry("parser/nodejs/npm", "package-lock.json"),
            Map.entry("parser/nodejs/pnpm", "pnpm-lock.yaml"),
            Map.entry("parser/nodejs/yarn", "yarn.lock"),
            Map.entry("parser/nuget/config", "packages.config"),
            Map.entry("parser/nuget/lock", "packages.lock.json"),
            Map.entry("parser/nuget/packagesprops", "Directory.Packages.props"),
            Map.entry("parser/python/packaging", "*"),
            Map.entry("parser/python/packaging/invalid.json", "invalid.dist-info/METADATA"),
            Map.entry(
                    "parser/python/packaging/setuptools-51.3.3-py3.8.egg-info.PKG-INFO",
                    "setuptools.egg-info/PKG-INFO"),
            Map.entry("parser/python/packaging/simple-0.1.0.METADATA", "simple.dist-info/METADATA"),
            Map.entry("parser/python/pip", "requirements.txt"),
            Map.entry("parser/python/pipenv", "Pipfile.lock"),
            Map.entry("parser/python/poetry", "poetry.lock"),
            Map.entry("parser/python/pyproject", "pyproject.toml"),
            Map.entry("parser/python/uv", "uv.lock"),
            Map.entry("parser/ruby/bundler", "Gemfile.lock"),
            Map.entry("parser/rust/binary", "*"),
            Map.entry("parser/rust/cargo", "Cargo.lock"),
            Map.entry("parser/swift/cocoapods", "Podfile.lock"),
            Map.entry("parser/swift/swift", "Package.resolved"),
            Map.entry("sbom/cdx", "*"),
            Map.entry("sbom/spdx", "*"));

    /// Rows that are wrong, or right for another kind of tool, with the reason. "Leaves out": a known package of a
    /// known version is installed, whoever serves it.
    private static final Map<String, String> NOT_FOLLOWED = Map.ofEntries(
            Map.entry(
                    "language/golang/gomod/replace-local.mod",
                    "a folder in the place of a module is no package; its own go.mod says what it is"),
            Map.entry(
                    "language/java/gradleverificationmetadataxml/missing-attribute.xml",
                    "without group, name or version there is no artifact; Gradle's schema requires all three"),
            Map.entry("language/javascript/denojson/deno.json", "takes the ranges ^1 and 1 for versions"),
            Map.entry(
                    "language/python/requirements/example.txt",
                    "one of its packages stands in a file that it includes and that the set lacks"),
            Map.entry(
                    "language/python/requirements/per_req_options.txt",
                    "takes \"1.0 unexpected_text…\" for a version; pip refuses the line"),
            Map.entry(
                    "language/python/uvlock/grouped-packages.lock",
                    "names the packages of groups only; the file locks twelve more"),
            Map.entry("os/dpkg/dpkg/statusfield", "has a row for an option to list packages that are not installed"),
            Map.entry("parser/c/conan/happy_v2.lock", "leaves out what the build needs, which is told as such here"),
            Map.entry("parser/dart/pub/happy.lock", "two rows for one file, which contradict each other"),
            Map.entry(
                    "parser/golang/mod/replaced/go.mod",
                    "two rows for this file contradict each other: in the one its replacement counts"),
            Map.entry("parser/nodejs/yarn/yarn_with_local.lock", "leaves out a package from a file"),
            Map.entry(
                    "parser/python/pip/requirements_compatible.txt",
                    "takes 2.0.0 for ==2.0.*, against with_versions.txt of the other set"),
            Map.entry(
                    "parser/python/pip/requirements_operator.txt",
                    "takes pins only, against requirements_compatible.txt of the same set"),
            Map.entry(
                    "parser/python/pyproject/happy.toml",
                    "a valid file; the parser under test gives no packages by design"),
            Map.entry(
                    "parser/python/pyproject/happy_v2.toml",
                    "a valid file; the parser under test gives no packages by design"),
            Map.entry("parser/python/uv/uv_normal.lock", "lists the virtual project itself, which uv does not install"),
            Map.entry("parser/rust/binary/dummy", "a file that is no program is not opened"),
            Map.entry("sbom/cdx/invalid_sbom.cdxjson", "a name that no specification recommends"),
            Map.entry("sbom/cdx/sbom.cdx.json.foo.ext", "a name that no specification recommends"),
            Map.entry("sbom/spdx/descendant_of.spdx.json", "a Maven package is called by its group too, log4j:log4j"),
            Map.entry(
                    "sbom/spdx/overlapping_refs.spdx.json", "a Maven package is called by its group too, log4j:log4j"));

    /// Files that a row speaks of, which lie beside it.
    private static final Map<String, List<String>> BESIDE =
            Map.ofEntries(Map.entry("language/java/pomxml/with-parent.xml", List.of("parent/pom.xml")));

    private LockfileRows() {}

    /// The place of a file in a project; null for formats that are not read.
    static @Nullable String place(String folder, String file) {
        String place = PLACES.getOrDefault(folder + "/" + file, PLACES.get(folder));
        return place == null ? null : place.replace("*", file.substring(file.lastIndexOf('/') + 1));
    }

    static List<String> beside(String path) {
        return BESIDE.getOrDefault(path, List.of());
    }

    static @Nullable String reason(String path) {
        return NOT_FOLLOWED.get(path);
    }
}
