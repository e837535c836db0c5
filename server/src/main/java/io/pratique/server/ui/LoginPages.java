package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Login;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.api.Sessions;
import io.pratique.server.ui.template.JteloginGenerated;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Logging in with a token, and out.
final class LoginPages implements Resource {
    /// What proves a login form, while there is no session to prove it.
    private static final String VISIT = "pratique-visit";

    private final Site site;
    private final Sessions sessions;
    private final SecureRandom random = new SecureRandom();

    LoginPages(Site site, Sessions sessions) {
        this.site = site;
        this.sessions = sessions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(Login.PATH, call -> form(call, 200, "", call.parameter("next", "")))
                        .with(Route.Access.OPEN),
                Route.post(Login.PATH, this::login).with(Route.Access.OPEN),
                site.post("/logout", this::logout));
    }

    private Reply form(Call call, int status, String problem, String next) {
        String visit = Sessions.secret(random);
        var frame = new Frame("Log in", "", Sessions.proof(visit), false);
        return Html.page(status, out -> JteloginGenerated.render(out, Html.unchanged(), frame, problem, next))
                .with("Set-Cookie", cookie(call, VISIT, visit, "; Path=" + Login.PATH));
    }

    private Reply login(Call call) throws IOException, Problem {
        Form form = Form.of(call);
        String next = form.text("next");
        try {
            SameOrigin.require(call);
        } catch (Problem foreign) {
            return form(call, foreign.status(), Site.sentence(foreign.detail()), "");
        }
        Optional<String> visit = Sessions.cookie(call.header("Cookie"), VISIT);
        if (visit.isEmpty() || !Sessions.isProof(visit.get(), form.exact(Form.PROOF))) {
            return form(call, 403, "This form was open for too long, or cookies are off. Try once more.", next);
        }
        Optional<String> session = sessions.begin(form.text("token"));
        if (session.isEmpty()) {
            return form(call, 403, "This server does not know that token.", next);
        }
        return Html.redirect(Site.next(next, "/"))
                .with(
                        "Set-Cookie",
                        cookie(
                                call,
                                Sessions.COOKIE,
                                session.get(),
                                "; Path=/; Max-Age=" + Sessions.LONGEST.toSeconds()));
    }

    private Reply logout(Call call, Form form) {
        Sessions.id(call.header("Cookie")).ifPresent(sessions::end);
        return Html.redirect(Login.PATH).with("Set-Cookie", cookie(call, Sessions.COOKIE, "", "; Path=/; Max-Age=0"));
    }

    /// Secure where a proxy in front says that the browser speaks TLS; the server itself listens on this machine.
    private static String cookie(Call call, String name, String value, String attributes) {
        boolean secure = "https".equals(call.header("X-Forwarded-Proto"));
        return name + "=" + value + attributes + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
