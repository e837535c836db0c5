package io.pratique.image;

import io.pratique.model.ScanProblem;
import java.util.List;

/// What is attached to an image and may be what is wanted.
///
/// @param problems why there may be more
public record Attachments(List<Attachment> all, List<ScanProblem> problems) {
    public static final Attachments NONE = new Attachments(List.of(), List.of());

    public Attachments {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }
}
