package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.Condition;
import java.util.List;
import java.util.TreeSet;

/// What `ecosystem_specific` says of the functions that have a problem and of the systems on which they have it.
final class OsvConditions {
    private OsvConditions() {}

    static Condition read(JsonValue affected) {
        JsonValue specific = affected.get("ecosystem_specific");
        List<JsonValue> imports = specific.get("imports").items();
        return imports.isEmpty() ? rust(specific.get("affects")) : golang(imports);
    }

    /// `imports` of the Go vulnerability database (go.dev/doc/security/vuln/database): packages, each with
    /// functions
    /// or as a whole.
    private static Condition golang(List<JsonValue> imports) {
        var symbols = new TreeSet<String>();
        for (JsonValue item : imports) {
            String path = item.text("path");
            if (path == null) {
                return Condition.NONE;
            }
            List<String> names = item.get("symbols").strings();
            names.forEach(name -> symbols.add(path + "#" + name));
            if (names.isEmpty()) {
                symbols.add(path + "#");
            }
        }
        List<String> systems = platforms(imports, "goos");
        List<String> platforms = systems.isEmpty() ? platforms(imports, "goarch") : systems;
        return new Condition(null, platforms, List.copyOf(symbols));
    }

    /// Empty as soon as one of the packages has the problem everywhere.
    private static List<String> platforms(List<JsonValue> imports, String member) {
        var out = new TreeSet<String>();
        for (JsonValue item : imports) {
            List<String> named = item.get(member).strings();
            if (named.isEmpty()) {
                return List.of();
            }
            out.addAll(named);
        }
        return List.copyOf(out);
    }

    /// `affects` of RustSec's export.
    private static Condition rust(JsonValue affects) {
        List<String> systems = affects.get("os").strings();
        List<String> platforms = systems.isEmpty() ? affects.get("arch").strings() : systems;
        List<String> functions = affects.get("functions").strings();
        return platforms.isEmpty() && functions.isEmpty() ? Condition.NONE : new Condition(null, platforms, functions);
    }
}
