package dev.envtune.trainer;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Rewards;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.Verdict;
import dev.envtune.database.ThrowawayDatabase;
import java.util.List;

/// What several tests need.
public final class Samples {
    private Samples() {}

    /// Keys that make the trainer use a database.
    public static String[] arguments(ThrowawayDatabase database) {
        var details = database.details();
        return new String[] {
            "--spring.datasource.url=" + details.jdbcUrl(),
            "--spring.datasource.username=" + details.user(),
            "--spring.datasource.password=" + details.password()
        };
    }

    /// One whose last two tokens the policy sampled.
    public static Trajectory trajectory(String session, int version, int... ids) {
        return new Trajectory(
                session,
                "starter_base_1",
                Category.BASE,
                Feedback.AUGMENTED,
                version,
                7,
                ids,
                List.of(new Sampled(ids.length - 2, new float[] {-0.5f, -1.25f})),
                List.of(1),
                new ScoreView(
                        session,
                        List.of(1),
                        new Rewards(1, 1, 0, false),
                        1,
                        0,
                        Verdict.VALID,
                        true),
                false,
                List.of());
    }
}
