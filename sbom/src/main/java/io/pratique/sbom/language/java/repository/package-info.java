/// Repositories of Maven outside of the target: a folder such as `~/.m2/repository`, and Maven Central or a mirror
/// of it. Only the user opens them; a pom.xml cannot name one.
///
/// In come paths made of coordinates, out come the files. [io.pratique.sbom.language.java.pom] asks them for
/// parents and bills of materials.
@NullMarked
package io.pratique.sbom.language.java.repository;

import org.jspecify.annotations.NullMarked;
