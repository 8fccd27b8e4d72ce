package dev.envtune.worker.serve;

/// Numbers of tokens. Those of messages count the token that ended them.
record Usage(int promptTokens, int completionTokens, int totalTokens) {
    static Usage of(int promptTokens, int completionTokens) {
        return new Usage(promptTokens, completionTokens, promptTokens + completionTokens);
    }
}
