package io.pratique.server.ui;

import io.pratique.report.table.Group;
import io.pratique.report.table.Update;
import io.pratique.server.ui.ImagePage.Step;
import java.util.List;
import java.util.Optional;

/// The updates that end the most, as the report's last part names them.
final class Steps {
    private static final int SHOWN = 5;

    private Steps() {}

    static List<Step> of(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.blocks().stream())
                .map(Update::of)
                .flatMap(Optional::stream)
                .sorted(Update.ORDER)
                .limit(SHOWN)
                .map(update -> new Step(update.block().names(), update.version(), update.ended()))
                .toList();
    }
}
