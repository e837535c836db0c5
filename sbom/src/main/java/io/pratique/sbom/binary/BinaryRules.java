package io.pratique.sbom.binary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rules by the names of the files that they are for. Each is read when it is first needed.
final class BinaryRules {
    private final Map<String, List<Named>> byName = new HashMap<>();
    private final List<Named> wildcards = new ArrayList<>();
    private final List<FilePattern> texts = new ArrayList<>();
    private final Map<String, BinaryRule> read = new ConcurrentHashMap<>();
    private final RuleSource source;

    /// A program and one of the names of its files.
    record Named(Program program, FilePattern file) {}

    BinaryRules(List<Program> programs) {
        this(programs, new RuleSource.Resources());
    }

    BinaryRules(List<Program> programs, RuleSource source) {
        this.source = source;
        for (Program program : programs) {
            for (FilePattern file : program.files()) {
                var named = new Named(program, file);
                if (file.exact()) {
                    List<Named> sameName = byName.getOrDefault(file.head(), new ArrayList<>(1));
                    sameName.add(named);
                    byName.put(file.head(), sameName);
                } else {
                    wildcards.add(named);
                }
                if (file.text()) {
                    texts.add(file);
                }
            }
        }
    }

    BinaryRule rule(Program program) {
        BinaryRule rule = read.get(program.rule());
        if (rule == null) {
            rule = source.rule(program.rule());
            read.put(program.rule(), rule);
        }
        return rule;
    }

    /// The programs that a file may be.
    List<Named> matching(String path) {
        int nameAt = path.lastIndexOf('/') + 1;
        List<Named> matching = List.of();
        for (Named named : byName.getOrDefault(name(path, nameAt), List.of())) {
            matching = with(matching, named, path, nameAt);
        }
        for (Named named : wildcards) {
            matching = with(matching, named, path, nameAt);
        }
        return matching;
    }

    /// Whether a file is meant that need not be executable.
    boolean matchingText(String path) {
        for (FilePattern file : texts) {
            if (file.endsLike(path) && file.matches(path, path.lastIndexOf('/') + 1)) {
                return true;
            }
        }
        return false;
    }

    private static List<Named> with(List<Named> matching, Named named, String path, int nameAt) {
        if (!named.file().matches(path, nameAt)) {
            return matching;
        }
        List<Named> more = matching.isEmpty() ? new ArrayList<>(2) : matching;
        more.add(named);
        return more;
    }

    private static String name(String path, int nameAt) {
        int end = path.endsWith(FilePattern.WINDOWS) ? path.length() - FilePattern.WINDOWS.length() : path.length();
        return path.substring(nameAt, Math.max(nameAt, end));
    }
}
