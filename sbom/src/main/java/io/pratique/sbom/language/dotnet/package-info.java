/// Packages of .NET: what its tools write when they restore, build and publish, and the files of source folders. In
/// come JSON and XML documents, out go components of purl type `nuget`.
@NullMarked
package io.pratique.sbom.language.dotnet;

import org.jspecify.annotations.NullMarked;
