package dev.envtune.worker.rollout;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.worker.prompt.Prompt;
import java.util.concurrent.TimeoutException;

/// A policy that is talked to in tokens.
///
/// @param sampler where the model is
/// @param prompt how it is put before it
public record TokenPolicy(Sampler sampler, Prompt prompt) implements Policy {
    @Override
    public Dialogue begin(EpisodePlan plan, SessionView session) {
        var sampling =
                new Sampling(
                        plan.temperature(), 1, 0, plan.maxTokens(), prompt.ends(), plan.seed());
        return new TokenDialogue(sampler.open(), prompt, sampling, prompt.opening(session));
    }

    private static final class TokenDialogue implements Dialogue {
        private final Sampler.Conversation conversation;
        private final Prompt prompt;
        private final Sampling sampling;
        private int[] before;
        private boolean ended;

        TokenDialogue(
                Sampler.Conversation conversation,
                Prompt prompt,
                Sampling sampling,
                int[] opening) {
            this.conversation = conversation;
            this.prompt = prompt;
            this.sampling = sampling;
            this.before = opening;
        }

        @Override
        public Said next(Deadline deadline) throws InterruptedException, TimeoutException {
            var completion = deadline.await(conversation.next(before, sampling));
            if (completion.finish() == Finish.CANCELLED) {
                throw new IllegalStateException("the sampler was closed");
            }
            ended = completion.finish() == Finish.STOP;
            return new Said(
                    prompt.text(completion.ids()),
                    null,
                    completion.finish(),
                    new Trace.Tokens(before, completion.ids(), completion.logprobs()));
        }

        @Override
        public void hear(StepResponse response) {
            before = prompt.observation(response, ended);
        }

        @Override
        public void close() {
            conversation.close();
        }
    }
}
