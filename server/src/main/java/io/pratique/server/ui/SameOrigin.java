package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;

/// Refuses forms that another site's page sends.
final class SameOrigin {
    private SameOrigin() {}

    /// By what browsers say of the sender (Fetch standard, `Origin` and `Sec-Fetch-Site`). Programs that are no
    /// browsers say nothing; the proof in the form is asked for besides.
    static void require(Call call) throws Problem {
        String origin = call.header("Origin");
        String site = call.header("Sec-Fetch-Site");
        boolean own = origin == null || host(origin).equalsIgnoreCase(String.valueOf(call.header("Host")));
        boolean near = site == null || site.equals("same-origin") || site.equals("none");
        if (!own || !near) {
            throw refused();
        }
    }

    static Problem refused() {
        return new Problem(
                403, "forbidden", "this form was not sent from a page of this server; open the page again and retry");
    }

    private static String host(String origin) {
        int at = origin.indexOf("://");
        return at < 0 ? "" : origin.substring(at + 3);
    }
}
