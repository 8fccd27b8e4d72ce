package dev.envtune.trainer.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserTurnTest {
    @Test
    void last_chatMl_isTheTextAfterTheRole() {
        var texts =
                List.of(
                        "<|im_start|>",
                        "system",
                        "\nTools",
                        "<|im_end|>",
                        "\n",
                        "<|im_start|>",
                        "user",
                        "\n",
                        "Say <",
                        "|im_end|",
                        ">",
                        "<|im_end|>",
                        "\n",
                        "<|im_start|>",
                        "assistant\n");

        assertThat(UserTurn.last(texts)).isEqualTo("Say <|im_end|>");
    }

    @Test
    void last_roleBetweenTokensOfItsOwn_isTheTextAfterThem() {
        var texts =
                List.of(
                        "<|start_header_id|>",
                        "user",
                        "<|end_header_id|>",
                        "\n\nHello",
                        "<|eot_id|>",
                        "<|start_header_id|>",
                        "assistant",
                        "<|end_header_id|>",
                        "\n\n");

        assertThat(UserTurn.last(texts)).isEqualTo("Hello");
    }

    @Test
    void last_noChatTokens_isTheEnd() {
        assertThat(UserTurn.last(List.of("x".repeat(700), "end")))
                .startsWith("… x")
                .endsWith("xend")
                .hasSize(602);
    }
}
