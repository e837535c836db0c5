package io.pratique.server.judge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The problems of some components, in the table `problem`: what is new begins, what is gone ends, and the past
/// stays.
final class ProblemStore {
    private final Map<Integer, Map<String, Present>> present = new HashMap<>();
    private final PreparedBatch begin;
    private final PreparedBatch end;
    private final PreparedBatch risk;

    private record Present(long id, Verdict verdict) {}

    ProblemStore(Handle transaction, Collection<Integer> components) {
        transaction
                .createQuery("select * from problem where until = 'infinity' and component = any(:components)")
                .bind("components", components.toArray(Integer[]::new))
                .map((row, context) -> {
                    Verdict verdict = Verdict.read(row);
                    return present.computeIfAbsent(row.getInt("component"), any -> new HashMap<>())
                            .put(verdict.name(), new Present(row.getLong("id"), verdict));
                })
                .list();
        begin = transaction.prepareBatch("""
                insert into problem (component, name, aliases, severity, score, risk, exploited, state, fixed, published,
                    since)
                values (:component, :name, :aliases, :severity, :score, :risk, :exploited, :state, :fixed, :published,
                    now())
                """);
        end = transaction.prepareBatch("update problem set until = now() where id = :id");
        risk = transaction.prepareBatch("update problem set risk = :risk where id = :id");
    }

    /// Makes these the problems of a component.
    void replace(int component, List<Verdict> verdicts, Change change) {
        Map<String, Present> old = present.getOrDefault(component, new HashMap<>());
        for (Verdict verdict : verdicts) {
            Present known = old.remove(verdict.name());
            if (known == null) {
                begin(component, verdict, change);
            } else if (!verdict.saysTheSame(known.verdict())) {
                end(known, change);
                begin(component, verdict, change);
            } else if (verdict.risk() != known.verdict().risk()) {
                risk.bind("risk", verdict.risk()).bind("id", known.id()).add();
            }
        }
        old.values().forEach(gone -> end(gone, change));
    }

    private void begin(int component, Verdict verdict, Change change) {
        change.add(verdict, 1);
        begin.bind("component", component)
                .bind("name", verdict.name())
                .bind("aliases", verdict.aliases().toArray(String[]::new))
                .bind("severity", verdict.severity())
                .bind("score", verdict.score())
                .bind("risk", verdict.risk())
                .bind("exploited", verdict.exploited())
                .bind("state", verdict.state())
                .bind("fixed", verdict.fixed())
                .bind("published", verdict.published())
                .add();
    }

    private void end(Present gone, Change change) {
        change.add(gone.verdict(), -1);
        end.bind("id", gone.id()).add();
    }

    void flush() {
        for (PreparedBatch batch : List.of(end, begin, risk)) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
