package dev.envtune.trainer.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A run of the trainer.
@Entity
@Table(name = "run")
public class RunEntity implements Persistable<String> {
    @Id private String id;

    private String folder;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> source;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> machine;

    @Column(name = "policy_checksum")
    private String policyChecksum;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant created;
    private @Nullable Instant finished;

    /// How far a run is.
    public enum State {
        /// It runs, or stopped and can be resumed.
        ACTIVE,
        FINISHED
    }

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected RunEntity() {}

    /// @param folder that holds what is too large for the database
    /// @param source where its policy and tasks come from
    /// @param machine what "bit for bit" depends on
    /// @param policyChecksum of the weights it starts from
    public RunEntity(
            String id,
            Path folder,
            Map<String, String> source,
            Map<String, String> machine,
            String policyChecksum,
            Instant created) {
        this.id = id;
        this.folder = folder.toString();
        this.source = Map.copyOf(source);
        this.machine = Map.copyOf(machine);
        this.policyChecksum = policyChecksum;
        this.state = State.ACTIVE;
        this.created = created;
    }

    @Override
    public String getId() {
        return id;
    }

    /// Runs are saved once, when they begin.
    @Override
    public boolean isNew() {
        return true;
    }

    public Path folder() {
        return Path.of(folder);
    }

    public Map<String, String> source() {
        return source;
    }

    public Map<String, String> machine() {
        return machine;
    }

    public String policyChecksum() {
        return policyChecksum;
    }

    public State state() {
        return state;
    }

    public Instant created() {
        return created;
    }
}
