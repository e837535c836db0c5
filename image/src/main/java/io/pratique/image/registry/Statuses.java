package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpException.Wait;
import io.pratique.http.HttpTransport.Response;
import io.pratique.http.Retry;
import io.pratique.model.ErrorKind;
import org.jspecify.annotations.Nullable;

/// What the status of a response means to the user. The registry's own words are not repeated: they could hold what
/// was sent to it.
final class Statuses {
    private Statuses() {}

    /// The response, when it carries what was asked for; else it is closed.
    static Response require(Response response, Endpoint endpoint, Retry retry) throws HttpException {
        int status = response.status();
        if (status == 200 || status == 206) {
            return response;
        }
        throw refusal(response, endpoint, retry);
    }

    /// The response, when the registry took what was sent; else it is closed.
    static Response requireTaken(Response response, Endpoint endpoint, Retry retry) throws HttpException {
        if (response.status() / 100 == 2) {
            return response;
        }
        if (response.status() == 403) {
            response.discard();
            throw new HttpException(
                    ErrorKind.UNAUTHORIZED,
                    "registry " + endpoint.registry() + " denies writing to " + endpoint.repository()
                            + "; log in to it with an account that may");
        }
        throw refusal(response, endpoint, retry);
    }

    private static HttpException refusal(Response response, Endpoint endpoint, Retry retry) {
        int status = response.status();
        response.discard();
        @Nullable Wait wait = mayPass(status) ? new Wait(retry.retryAfter(response.header("Retry-After"))) : null;
        return new HttpException(kind(status), message(status, endpoint), wait, null);
    }

    private static boolean mayPass(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    private static ErrorKind kind(int status) {
        return switch (status) {
            case 401, 403, 407 -> ErrorKind.UNAUTHORIZED;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            default -> ErrorKind.IO;
        };
    }

    private static String message(int status, Endpoint endpoint) {
        String registry = "registry " + endpoint.registry();
        return switch (status) {
            case 401 -> registry + " or the host that it redirects to refuses access to " + endpoint.subject();
            case 403 ->
                registry + " denies access to " + endpoint.subject()
                        + "; log in to it with an account that may read it";
            case 404, 410 -> registry + " does not have it in " + endpoint.subject();
            case 407 -> "the proxy wants credentials; set them in HTTPS_PROXY as http://USER:PASSWORD@HOST:PORT";
            case 429 -> registry + " allows no more requests for now; wait, or log in to it for a higher limit";
            default -> registry + " fails with HTTP status " + status;
        };
    }

    /// @param shown whether a credential was shown
    static HttpException unauthorized(Endpoint endpoint, boolean shown, String advice) {
        String registry = endpoint.registry();
        return new HttpException(
                ErrorKind.UNAUTHORIZED,
                "registry " + registry + (shown ? " refuses the credentials" : " wants credentials") + " for "
                        + endpoint.subject() + "; " + advice);
    }
}
