package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.http.Printable;
import io.pratique.model.ErrorKind;
import java.net.URI;

/// Where the file of a URL lies below the mirror: `HOST/PATH`, percent-decoded; a query follows the name after `?`,
/// and a path that ends in a slash has the name `index`.
final class MirrorPath {
    private static final int LONGEST = 255;

    private MirrorPath() {}

    /// @throws HttpException for a URL whose path would leave the mirror or could not be a file's name
    static String of(URI url) throws HttpException {
        String host = url.getHost();
        String path = url.getPath();
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || host == null || path == null || !path.startsWith("/") || url.getRawUserInfo() != null) {
            throw refused(url);
        }
        String name = path.endsWith("/") ? path + "index" : path;
        if (url.getRawQuery() != null) {
            name += "?" + url.getRawQuery().replace('/', '_');
        }
        String[] segments = name.substring(1).split("/", -1);
        for (String segment : segments) {
            requireName(segment, url);
        }
        requireName(host, url);
        return host.toLowerCase(java.util.Locale.ROOT) + name;
    }

    private static void requireName(String segment, URI url) throws HttpException {
        boolean usable = !segment.isEmpty() && segment.length() <= LONGEST && segment.charAt(0) != '.';
        for (int i = 0; usable && i < segment.length(); i++) {
            char c = segment.charAt(i);
            usable = !Character.isISOControl(c) && c != '\\' && c != '~';
        }
        if (!usable) {
            throw refused(url);
        }
    }

    private static HttpException refused(URI url) {
        return new HttpException(
                ErrorKind.USAGE, Printable.of(String.valueOf(url.getHost())) + ": a URL that names no file; refused");
    }
}
