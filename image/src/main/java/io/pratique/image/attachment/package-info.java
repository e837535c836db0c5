/// What is attached to an image: OCI referrers, cosign's tags, BuildKit's attestations.
///
/// In come an image, what is wanted of it, and an [io.pratique.image.attachment.AttachmentStore], which a registry
/// or an
/// OCI
/// layout is; out go [io.pratique.image.Attachments], which the module `sbom` reads.
@NullMarked
package io.pratique.image.attachment;

import org.jspecify.annotations.NullMarked;
