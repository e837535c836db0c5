/// Project descriptions of Maven. In come pom.xml files with those that they refer to, out go the artifacts that a
/// project depends on, as purl type `maven`. Nothing is fetched: see
/// [io.pratique.sbom.language.java.pom.PomSource].
@NullMarked
package io.pratique.sbom.language.java.pom;

import org.jspecify.annotations.NullMarked;
