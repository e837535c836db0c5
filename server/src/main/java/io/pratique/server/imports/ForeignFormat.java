package io.pratique.server.imports;

import io.pratique.json.JsonValue;

/// Reads the reports of one scanner.
///
/// To add one: a class, a line in [ForeignReports#ALL], a fixture `report.json` in a folder of its id.
public interface ForeignFormat {
    /// What the parameter `format` takes.
    String id();

    /// Whether a document is of this format, told by what stands in it.
    boolean recognises(JsonValue document);

    /// Reads a document that [#recognises] knows. What it lacks is left out.
    ForeignReport parse(JsonValue document);
}
