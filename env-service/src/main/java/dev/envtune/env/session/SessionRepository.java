package dev.envtune.env.session;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SessionRepository extends Repository<SessionEntity, Long> {
    @Transactional(readOnly = true)
    Optional<SessionEntity> findBySessionId(String id);

    /// @return 1, or 0 where there is no such session
    @Modifying
    @Transactional
    @NativeQuery("delete from env.session where id = :id")
    int delete(String id);

    /// Deletes sessions that took no step for a time. Rows that another replica deletes, or that a step
    /// is just being appended to, are skipped.
    ///
    /// @param idle a PostgreSQL interval
    /// @return how many, at most `limit`
    @Modifying
    @Transactional
    @NativeQuery(
            """
            delete from env.session where key in (
                select s.key from env.session s
                where s.created_at < now() - cast(:idle as interval)
                    and not exists (
                        select from env.step last
                        where last.session = s.key
                            and last.number = (
                                select max(number) from env.step where session = s.key)
                            and last.created_at >= now() - cast(:idle as interval))
                limit :limit
                for update skip locked)""")
    int deleteIdle(String idle, int limit);
}
