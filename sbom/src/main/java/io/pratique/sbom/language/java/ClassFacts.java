package io.pratique.sbom.language.java;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Code;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks in an archive for the classes that rules name. Only archives that hold an artifact of a rule are looked
/// through.
///
/// A class counts as present wherever a file of its simple name lies, since shading moves classes to other
/// packages.
/// It counts as absent only from an archive that holds other classes: those of an artifact may lie elsewhere.
final class ClassFacts implements ZipArchive.NameFilter {
    private static final byte[] EXTENSION = ".class".getBytes(UTF_8);

    private final Map<String, byte[]> fileNames = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private boolean anyClass;

    private ClassFacts(List<ClassRule> rules) {
        for (ClassRule rule : rules) {
            for (String name : rule.classes()) {
                fileNames.put(
                        name,
                        name.substring(name.lastIndexOf('.') + 1)
                                .concat(".class")
                                .getBytes(UTF_8));
            }
        }
    }

    /// @param artifacts what the archive holds
    static Optional<Code.Classes> of(
            ZipArchive archive, Collection<Coordinates> artifacts, String within, Budget budget) throws LimitException {
        List<ClassRule> rules = new ArrayList<>(0);
        for (Coordinates artifact : artifacts) {
            for (ClassRules.Listed listed : ClassRules.ALL) {
                if (listed.isFor(artifact)) {
                    rules.add(listed.read());
                }
            }
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        var found = new ClassFacts(rules);
        archive.entries(found, budget);
        return found.anyClass && archive.damage() == null
                ? Optional.of(new Code.Classes(
                        within, rules.stream().distinct().map(found::fact).toList()))
                : Optional.empty();
    }

    private Code.Fact fact(ClassRule rule) {
        return new Code.Fact(
                rule.problems(), rule.classes(), rule.classes().stream().anyMatch(present::contains));
    }

    /// Notes an entry and asks for none of them.
    @Override
    public boolean test(ByteBuffer bytes, int start, int length) {
        if (endsWith(bytes, start, length, EXTENSION)) {
            anyClass = true;
            fileNames.forEach((name, file) -> {
                int before = start + length - file.length - 1;
                if (endsWith(bytes, start, length, file) && (before < start || bytes.get(before) == '/')) {
                    present.add(name);
                }
            });
        }
        return false;
    }

    private static boolean endsWith(ByteBuffer bytes, int start, int length, byte[] end) {
        if (length < end.length) {
            return false;
        }
        for (int i = 1; i <= end.length; i++) {
            if (bytes.get(start + length - i) != end[end.length - i]) {
                return false;
            }
        }
        return true;
    }
}
