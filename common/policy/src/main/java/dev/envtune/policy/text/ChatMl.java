package dev.envtune.policy.text;

/// The chat template of our own policies, and of folders without one.
final class ChatMl {
    static final String TEMPLATE =
            """
            {%- for message in messages %}
                {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|im_start|>assistant\\n' }}
            {%- endif %}
            """;

    private ChatMl() {}
}
