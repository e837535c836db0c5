package io.pratique.server.ui;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.pratique.report.text.Printable;
import io.pratique.server.api.Reply;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes answers of templates.
final class Html {
    /// Nothing but this server's own files, no scripts or styles within pages, no frames.
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int USUAL = 16 << 10;

    private Html() {}

    /// A template with its parameters.
    @FunctionalInterface
    interface Template {
        void render(HtmlTemplateOutput out);
    }

    /// That nobody changes what templates write: they take null for it, and their code, which is generated, does
    /// not
    /// say so.
    @SuppressWarnings("NullAway")
    static HtmlInterceptor unchanged() {
        return null;
    }

    static Reply page(int status, Template template) {
        var text = new StringOutput(USUAL);
        template.render(new Escaped(text));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        return Reply.of(status, "text/html; charset=utf-8", body)
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    /// To another page, with GET.
    static Reply redirect(String address) {
        return Reply.empty(303).with("Location", address).with("Cache-Control", "no-store");
    }

    /// Escapes what stands between the parts of a template: for HTML by its place, and for the eye.
    private static final class Escaped extends OwaspHtmlTemplateOutput {
        Escaped(StringOutput out) {
            super(out);
        }

        @Override
        public void writeUserContent(@Nullable String text) {
            super.writeUserContent(text == null ? null : Printable.of(text));
        }
    }
}
