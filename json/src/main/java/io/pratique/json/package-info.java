/// Reading and writing JSON, with limits: every document is somebody else's. Used by the chapters that meet JSON;
/// holds nothing of the domain.
@NullMarked
package io.pratique.json;

import org.jspecify.annotations.NullMarked;
