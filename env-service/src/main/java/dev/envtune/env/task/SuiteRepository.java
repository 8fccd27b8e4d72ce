package dev.envtune.env.task;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SuiteRepository extends Repository<SuiteEntity, String> {
    @Transactional(readOnly = true)
    Optional<SuiteEntity> findById(String contentHash);

    /// The content hash of the newest import of each name.
    @Transactional(readOnly = true)
    @NativeQuery(
            """
            select distinct on (name) content_hash from env.suite
            order by name, imported_at desc, content_hash""")
    List<String> findNewest();

    /// Adds a suite, or makes one that was there before whole again and the newest of its name.
    @Modifying
    @Transactional
    @NativeQuery(
            """
            insert into env.suite (content_hash, name, content) values (:hash, :name, :content)
            on conflict (content_hash)
            do update set content = excluded.content, imported_at = clock_timestamp()""")
    void importNow(String hash, String name, byte[] content);
}
