package io.pratique.image.registry.auth;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the user's credential for a registry: in the `PRATIQUE_REGISTRY_*` variables, else in the first of
/// Docker's and Podman's files that has one.
public final class Credentials implements CredentialSource {
    private static final Duration HELPER_TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final String asked;
    private final CredentialHelper helper;

    /// @param asked the registry of the reference asked for, whose credentials the variables are unless they name
    ///     another
    public Credentials(Map<String, String> environment, String asked) {
        this(environment, asked, HELPER_TIMEOUT);
    }

    Credentials(Map<String, String> environment, String asked, Duration helperTimeout) {
        this.environment = Map.copyOf(environment);
        this.asked = asked;
        this.helper = new CredentialHelper(this.environment, helperTimeout);
    }

    @Override
    public @Nullable Credential find(String registry, String repository) throws IOException {
        String owner = variable("PRATIQUE_REGISTRY_HOST").toLowerCase(Locale.ROOT);
        if (registry.equals(owner.isEmpty() ? asked : DockerHub.canonical(owner))) {
            Credential override = override();
            if (override != null) {
                return override;
            }
        }
        List<String> keys = keys(registry, repository);
        for (Path path : files()) {
            AuthFile file = AuthFile.read(path);
            Credential found = file == null ? null : find(file, registry, keys);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Credential override() throws HttpException {
        String token = variable("PRATIQUE_REGISTRY_TOKEN");
        String user = variable("PRATIQUE_REGISTRY_USERNAME");
        String password = variable("PRATIQUE_REGISTRY_PASSWORD");
        if (!token.isEmpty()) {
            return new Credential.RegistryToken(token);
        }
        if (user.isEmpty() != password.isEmpty()) {
            throw new HttpException(
                    ErrorKind.USAGE, "set both PRATIQUE_REGISTRY_USERNAME and PRATIQUE_REGISTRY_PASSWORD, or neither");
        }
        return user.isEmpty() ? null : new Credential.Password(user, password);
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /// A helper for this very registry comes first, then the file's own entries by the most specific path, then the
    /// helper for all.
    private @Nullable Credential find(AuthFile file, String registry, List<String> keys) throws IOException {
        String own = file.helpers().get(registry);
        if (own != null && CloudHelpers.mayServe(own, registry)) {
            return helper.get(own, server(registry));
        }
        Credential entry = file.find(keys);
        if (entry != null) {
            return entry;
        }
        return file.store() == null ? null : fromStore(file.store(), registry);
    }

    /// A store that is not installed has nothing: configurations are copied from machine to machine.
    private @Nullable Credential fromStore(String store, String registry) throws IOException {
        boolean usable = CloudHelpers.mayServe(store, registry) && helper.isInstalled(store);
        return usable ? helper.get(store, server(registry)) : null;
    }

    private static String server(String registry) {
        return registry.equals(DockerHub.NAME) ? "https://index.docker.io/v1/" : registry;
    }

    /// `host/a/b`, `host/a`, `host`.
    private static List<String> keys(String registry, String repository) {
        List<String> keys = new ArrayList<>();
        String key = registry + "/" + repository;
        while (key.length() > registry.length()) {
            keys.add(key);
            key = key.substring(0, key.lastIndexOf('/'));
        }
        keys.add(registry);
        return keys;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        String home = variable("HOME");
        add(files, variable("REGISTRY_AUTH_FILE"), "");
        if (variable("DOCKER_CONFIG").isEmpty()) {
            add(files, home, ".docker/config.json");
        } else {
            add(files, variable("DOCKER_CONFIG"), "config.json");
        }
        add(files, variable("XDG_RUNTIME_DIR"), "containers/auth.json");
        add(files, home, ".config/containers/auth.json");
        return files;
    }

    private static void add(List<Path> files, String folder, String name) {
        if (!folder.isEmpty()) {
            files.add(Path.of(folder, name));
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + asked + "]";
    }
}
