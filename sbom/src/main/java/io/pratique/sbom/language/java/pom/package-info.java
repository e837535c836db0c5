/// Project descriptions of Maven. In come pom.xml files with those that they refer to, out go the artifacts that a
/// project depends on, as purl type `maven`. What lies outside of the target comes from
/// [io.pratique.sbom.language.java.repository], where the user allows it.
@NullMarked
package io.pratique.sbom.language.java.pom;

import org.jspecify.annotations.NullMarked;
