package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Login;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Route;
import io.pratique.server.api.Sessions;
import io.pratique.server.storage.Database;
import io.pratique.server.ui.template.JteproblemGenerated;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What all pages have in common.
final class Site {
    private final Database database;
    private final Clock clock;

    /// @param clock for the age of what is shown
    Site(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Database database() {
        return database;
    }

    /// Does what a form asks for.
    @FunctionalInterface
    interface Action {
        Reply act(Call call, Form form) throws Exception;
    }

    /// A page for whoever is logged in.
    Route get(String path, Route.Handler page) {
        return Route.get(path, call -> answer(call, page)).with(Route.Access.PAGE);
    }

    /// A form of whoever is logged in: what another site sends is refused.
    Route post(String path, Action action) {
        return Route.post(
                        path,
                        call -> answer(call, checked -> {
                            SameOrigin.require(call);
                            Form form = Form.of(call);
                            String session = Sessions.id(call.header("Cookie")).orElse("");
                            if (!Sessions.isProof(session, form.exact(Form.PROOF))) {
                                throw SameOrigin.refused();
                            }
                            return action.act(call, form);
                        }))
                .with(Route.Access.PAGE);
    }

    private Reply answer(Call call, Route.Handler page) throws Exception {
        try {
            return page.answer(call);
        } catch (Problem problem) {
            Frame frame = frame(call, title(problem.status()), "");
            return Html.page(
                    problem.status(),
                    out -> JteproblemGenerated.render(out, Html.unchanged(), frame, sentence(problem.detail())));
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Refused";
            case 404 -> "Not found";
            case 409 -> "Not now";
            default -> "That did not work";
        };
    }

    static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /// What stands around a page.
    ///
    /// @param section of the navigation
    Frame frame(Call call, String title, String section) {
        String proof = Sessions.proof(Sessions.id(call.header("Cookie")).orElse(""));
        return new Frame(title, section, proof, false);
    }

    @Nullable
    Moment moment(@Nullable OffsetDateTime time) {
        return time == null ? null : at(time);
    }

    Moment at(OffsetDateTime time) {
        return Moment.of(time, clock);
    }

    /// Where a form leads back to: a page of this server.
    static String next(String wanted, String otherwise) {
        return Login.isOwn(wanted) ? wanted : otherwise;
    }
}
