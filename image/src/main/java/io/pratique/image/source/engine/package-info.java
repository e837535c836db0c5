/// Images that Docker and Podman hold on this machine, asked for over their sockets (Docker Engine API, which
/// Podman speaks too).
///
/// In comes the name of an image; the engine answers with an archive as of `docker save`. It cannot be read at
/// random and is therefore written to a temporary file without a name, which [io.pratique.image.source.archive]
/// then opens.
@NullMarked
package io.pratique.image.source.engine;

import org.jspecify.annotations.NullMarked;
