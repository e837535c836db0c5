/// Extensions of Visual Studio Code, as images of development environments have them. Out go components of purl
/// type
/// `vscode-extension`.
@NullMarked
package io.pratique.sbom.language.vscode;

import org.jspecify.annotations.NullMarked;
