package io.pratique.server.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// When something is due: five fields as in crontab(5), and the time zone in which they are meant.
public final class CronExpression {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronExpression(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /// @throws IllegalArgumentException when it cannot be understood; the message says what
    public static CronExpression parse(String expression, String zone) {
        try {
            return new CronExpression(
                    ExecutionTime.forCron(PARSER.parse(expression).validate()), ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("unknown time zone " + zone, unknown);
        }
    }

    /// The first time after another; empty when there is none, as on 30 February.
    public Optional<OffsetDateTime> after(OffsetDateTime time) {
        return times.nextExecution(time.atZoneSameInstant(zone)).map(next -> next.toOffsetDateTime());
    }
}
