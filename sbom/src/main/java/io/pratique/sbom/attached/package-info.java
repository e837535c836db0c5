/// SBOMs that are attached to an image: in come [io.pratique.image.Attachments] and what a scan found in the
/// layers,
/// out goes both in one. The formats themselves are read by [io.pratique.sbom.format].
///
/// No signature is verified here: whether to believe the attachments at all is the user's decision,
/// [io.pratique.sbom.attached.Attached].
@NullMarked
package io.pratique.sbom.attached;

import org.jspecify.annotations.NullMarked;
