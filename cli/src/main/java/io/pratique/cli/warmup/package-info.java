/// A small image that has one of everything, for the AOT cache to be trained on: what a scan of it loads and runs, later scans find ready.
@NullMarked
package io.pratique.cli.warmup;

import org.jspecify.annotations.NullMarked;
