package dev.envtune.trainer.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Runs, by id.
public interface RunRepository extends Repository<RunEntity, String> {
    @Transactional
    RunEntity save(RunEntity run);

    @Transactional(readOnly = true)
    Optional<RunEntity> findById(String id);

    /// The latest first.
    @Transactional(readOnly = true)
    List<RunEntity> findAllByOrderByCreatedDesc();

    @Modifying
    @Transactional
    @Query("update RunEntity r set r.state = FINISHED, r.finished = :now where r.id = :id")
    void finish(String id, Instant now);
}
