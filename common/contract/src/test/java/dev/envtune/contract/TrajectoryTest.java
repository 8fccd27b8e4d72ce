package dev.envtune.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrajectoryTest {
    /// `python3 -c "import hashlib, struct; print(hashlib.sha256(struct.pack('<3i', 1, 258,
    /// 151645)).hexdigest())"`
    @Test
    void checksum_ids_isThatOfTheirLittleEndianBytes() {
        assertThat(Trajectory.checksum(1, 258, 151_645))
                .isEqualTo("e6350851fc8a9a1b270924059953d2cc86d0511eb7ff7d8e2d4bb9accbecfd5b");
        assertThat(trajectory().checksum()).isEqualTo(Trajectory.checksum(1, 258, 151_645));
    }

    @Test
    void json_trajectory_comesBackWithEqualTokens() {
        var json = JsonMapper.shared().writeValueAsString(trajectory());

        var back = JsonMapper.shared().readValue(json, Trajectory.class);

        assertThat(back.checksum()).isEqualTo(trajectory().checksum());
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.messages().getFirst().logprobs()).containsExactly(-0.1f, -1e-7f);
        assertThat(json).doesNotContain("checksum").contains("\"ids\":[1,258,151645]");
    }

    private static Trajectory trajectory() {
        return new Trajectory(
                "s",
                "t",
                Category.BASE,
                Feedback.STANDARD,
                3,
                7,
                new int[] {1, 258, 151_645},
                List.of(new Trajectory.Sampled(1, new float[] {-0.1f, -1e-7f})),
                List.of(1),
                new ScoreView(
                        "s", List.of(1), new Rewards(1, 1, 0, false), 0, 1, Verdict.VALID, true),
                false,
                List.of());
    }
}
