package io.pratique.sbom.format.document;

import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.NameSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What code the files hold, as properties: a path, then what is at that path. Facts about classes are two lists,
/// the
/// problems and the classes: `CVE-2021-44228,CVE-2021-45046 org.apache.logging.log4j.core.lookup.JndiLookup`.
final class CodeProperties {
    private final Map<String, Code> code = new LinkedHashMap<>();
    private @Nullable String path;

    static List<Property> of(List<Code> code) {
        List<Property> out = new ArrayList<>();
        for (Code one : code) {
            out.add(new Property(Names.CODE_PATH, one.path()));
            switch (one) {
                case Code.Functions functions ->
                    out.add(new Property(Names.FUNCTIONS, functions.names().text()));
                case Code.Classes classes -> {
                    for (Code.Fact fact : classes.facts()) {
                        String value = String.join(",", fact.problems()) + " " + String.join(",", fact.classes());
                        out.add(new Property(fact.present() ? Names.CLASS_PRESENT : Names.CLASS_ABSENT, value));
                    }
                }
            }
        }
        return out;
    }

    /// Takes a property; what makes no sense is left out, so that nothing is known of that file.
    void take(Property property) {
        String value = property.value();
        if (property.name().equals(Names.CODE_PATH)) {
            path = code.containsKey(value) ? null : value;
        } else if (path != null) {
            try {
                add(path, property.name(), value);
            } catch (IllegalArgumentException nothing) {
                code.remove(path);
                path = null;
            }
        }
    }

    private void add(String at, String name, String value) {
        if (name.equals(Names.FUNCTIONS)) {
            code.put(at, new Code.Functions(at, NameSet.parse(value)));
            return;
        }
        int space = value.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("no problems and classes");
        }
        var fact = new Code.Fact(
                List.of(value.substring(0, space).split(",")),
                List.of(value.substring(space + 1).split(",")),
                name.equals(Names.CLASS_PRESENT));
        List<Code.Fact> facts =
                code.get(at) instanceof Code.Classes before ? new ArrayList<>(before.facts()) : new ArrayList<>();
        facts.add(fact);
        code.put(at, new Code.Classes(at, facts));
    }

    List<Code> all() {
        return List.copyOf(code.values());
    }
}
