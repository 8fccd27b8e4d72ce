package dev.envtune.env.task;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/// A row of `env.suite`, for reading.
@Entity
@Immutable
@Table(schema = "env", name = "suite")
class SuiteEntity {
    @Id private String contentHash;
    private String name;
    private byte[] content;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SuiteEntity() {}

    String contentHash() {
        return contentHash;
    }

    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }
}
