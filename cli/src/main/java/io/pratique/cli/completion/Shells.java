package io.pratique.cli.completion;

import java.util.List;

/// All shells.
public final class Shells {
    public static final List<Shell> ALL = List.of(new Bash(), new Zsh(), new Fish());

    private Shells() {}
}
