package io.pratique.image.folder;

import io.pratique.image.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Notes what a walk meets.
final class Recorder implements FolderWalker.Visitor {
    final List<String> files = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final List<String> unreadable = new ArrayList<>();

    static Recorder walk(Path root, String... skip) {
        return walk(root, Mounts.parse(List.of()), skip);
    }

    static Recorder walk(Path root, Mounts mounts, String... skip) {
        var recorder = new Recorder();
        new FolderWalker(root, mounts, new SkipPatterns(List.of(skip)), Limits.DEFAULT, recorder).walk();
        return recorder;
    }

    @Override
    public void file(LocalFile file) {
        files.add(file.path());
    }

    @Override
    public void link(String path) {
        links.add(path);
    }

    @Override
    public void unreadable(String path, String reason) {
        unreadable.add(path + ": " + reason);
    }
}
