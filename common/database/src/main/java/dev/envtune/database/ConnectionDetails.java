package dev.envtune.database;

/// How to connect to a database. The password is left out of the text form, so that it never reaches a log.
public record ConnectionDetails(String jdbcUrl, String user, String password) {
    @Override
    public String toString() {
        return "ConnectionDetails[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
