package io.pratique.server.api;

import java.util.List;

/// A part of the interface.
public interface Resource {
    List<Route> routes();
}
