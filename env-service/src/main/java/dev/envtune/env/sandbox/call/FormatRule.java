package dev.envtune.env.sandbox.call;

/// The format rules of the EnvTuning interaction, in the order in which they are checked
/// (spec/bfcl-protocol.md 5.1), with what the policy is told when one fails.
public enum FormatRule {
    THINK_MISSING("Missing <think></think> tags"),
    THINK_REPEATED("Multiple <think></think> tag pairs found"),
    TOOL_CALL_REPEATED("Multiple <tool_call></tool_call> tag pairs found"),
    ANSWER_REPEATED("Multiple <answer></answer> tag pairs found"),
    TOOL_CALL_AND_ANSWER("Response cannot contain both <tool_call> and <answer> tags"),
    NO_BODY("Response must contain either <tool_call> or <answer> tags"),
    TEXT_OUTSIDE("Response must not contain text outside the required XML tags"),
    INVALID_JSON("Invalid JSON inside <tool_call>");

    private final String text;

    FormatRule(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
