package io.pratique.image.registry;

import io.pratique.http.Hosts;
import io.pratique.http.Printable;
import io.pratique.image.registry.auth.DockerHub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads variables that give hosts for hosts: `docker.io=one.example,two.example/path;quay.io=three.example`.
final class HostLists {
    private static final Pattern PATH = Pattern.compile("(?:/[a-z0-9][a-z0-9._-]*+)++/?+|/");

    private HostLists() {}

    static Map<String, List<String>> parse(String variable, Map<String, String> environment) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (String group : environment.getOrDefault(variable, "").split("[;\\s]+")) {
            if (!group.isEmpty()) {
                int equals = group.indexOf('=');
                if (equals <= 0) {
                    throw new IllegalArgumentException(
                            variable + " is not understood; write it as REGISTRY=HOST,HOST;REGISTRY=HOST");
                }
                String registry = hosts(variable, group.substring(0, equals)).getFirst();
                out.put(registry, hosts(variable, group.substring(equals + 1)));
            }
        }
        return out;
    }

    /// The hosts of a list separated by commas; a path may follow each.
    static List<String> hosts(String variable, String list) {
        List<String> out = new ArrayList<>();
        for (String item : list.split("[,\\s]+")) {
            if (!item.isEmpty()) {
                int slash = item.indexOf('/');
                String host = slash < 0 ? item : item.substring(0, slash);
                if (!Hosts.isHostAndPort(host)) {
                    throw new IllegalArgumentException(
                            variable + " names '" + Printable.of(host) + "', which is not a host; leave out https://");
                }
                if (slash >= 0 && !PATH.matcher(item.substring(slash)).matches()) {
                    throw new IllegalArgumentException(
                            variable + " names '" + Printable.of(item) + "', whose path is not one of an image");
                }
                String canonical = DockerHub.canonical(host.toLowerCase(Locale.ROOT));
                out.add(slash < 0 ? canonical : canonical + item.substring(slash));
            }
        }
        return out;
    }
}
