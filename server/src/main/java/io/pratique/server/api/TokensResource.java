package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.server.api.Tokens.Named;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/// Tokens that may call this interface. A token is told once, when it is made.
public final class TokensResource implements Resource {
    private static final int LONGEST_NAME = 200;

    private final Tokens tokens;
    private final SecureRandom random = new SecureRandom();

    public TokensResource(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/tokens", this::list),
                Route.post("/api/v1/tokens", this::create),
                Route.delete("/api/v1/tokens/{token}", this::revoke));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        List<Named> rows = tokens.list(call.organisation(), Page.after(call), limit);
        return Page.of(rows, limit, row -> Integer.toString(row.id()), TokensResource::write);
    }

    private static void write(JsonWriter json, Named token) throws IOException {
        json.number("id", token.id());
        json.string("name", token.name());
        json.string("created", token.created().toString());
        json.string("revoked", ImagesResource.text(token.revoked()));
    }

    private Reply create(Call call) throws IOException, Problem {
        String name = call.json().text("name", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw Problem.badRequest("name says what the token is for, in up to " + LONGEST_NAME + " characters");
        }
        Tokens.Made made = tokens.create(call.organisation(), name, random);
        return Reply.json(201, json -> {
                    write(json, made.named());
                    json.string("token", made.secret());
                })
                .with("Cache-Control", "no-store");
    }

    private Reply revoke(Call call) throws Problem {
        int id = call.id("token");
        switch (tokens.revoke(call.organisation(), id)) {
            case REVOKED -> {}
            case UNKNOWN -> throw Problem.notFound("token " + id);
            case LAST -> throw Problem.conflict("this is the last token; create another one before");
        }
        return Reply.empty(204);
    }
}
