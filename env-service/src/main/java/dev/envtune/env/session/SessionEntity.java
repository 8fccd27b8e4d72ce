package dev.envtune.env.session;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.feedback.HintSelection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `env.session`, for reading: [SessionCreation] writes it.
@Entity
@Immutable
@Table(schema = "env", name = "session")
class SessionEntity {
    @Id private long key;

    @Column(name = "id")
    private String sessionId;

    private String suite;
    private String task;
    private String taskHash;

    @Enumerated(EnumType.STRING)
    private Feedback feedback;

    @Enumerated(EnumType.STRING)
    private Scoring scoring;

    @Convert(converter = HintsColumn.class)
    private HintSelection hints;

    private String sandboxVersion;

    @Column(name = "created_at")
    private Instant created;

    @Column(name = "body_sha256")
    private byte[] bodySha256;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SessionEntity() {}

    long key() {
        return key;
    }

    SessionHead head() {
        return new SessionHead(
                sessionId,
                suite,
                task,
                taskHash,
                feedback,
                scoring,
                hints,
                sandboxVersion,
                created,
                bodySha256);
    }
}
