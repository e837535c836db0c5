package io.pratique.server.storage;

/// Where the database is.
///
/// @param url a JDBC address: `jdbc:postgresql://host:5432/pratique`
/// @param user empty where the address has it
/// @param password never printed
/// @param connections the most at once
public record DatabaseSettings(String url, String user, String password, int connections) {
    @Override
    public String toString() {
        return "DatabaseSettings[" + user + ", " + connections + " connections]";
    }
}
