package io.pratique.report.format;

import io.pratique.match.Assessment;
import io.pratique.report.table.Exempt;
import io.pratique.report.table.Group;
import io.pratique.report.table.NextSteps;
import io.pratique.report.table.Summary;
import io.pratique.report.text.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A table for people: a summary first, then the findings by place, the riskiest first, then what to do.
public final class TableFormat implements ReportFormat {
    @Override
    public String id() {
        return "table";
    }

    @Override
    public String description() {
        return "a table for people";
    }

    @Override
    public void write(Assessment assessment, OutputStream out, ReportOptions options) throws IOException {
        Page page = new Page(options.colour(), options.width());
        new Summary(assessment, options.today()).write(page);
        List<Group> groups = Group.of(assessment.scan().sbom().distro(), options.ordered(assessment.findings()));
        groups.forEach(group -> group.write(page));
        Exempt.write(page, assessment.overruled(), options.showSuppressed());
        new NextSteps(assessment, options.today()).write(page, groups);
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
