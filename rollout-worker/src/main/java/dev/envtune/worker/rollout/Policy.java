package dev.envtune.worker.rollout;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.generate.Completion.Finish;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Who says the assistant's messages: a model in this process or behind an address, in tokens or in texts.
/// May be used by many threads.
public interface Policy {
    /// Begins an episode.
    Dialogue begin(EpisodePlan plan, SessionView session);

    /// An episode as the policy sees it. Used by one thread.
    interface Dialogue extends AutoCloseable {
        /// What the policy says next.
        ///
        /// @throws TimeoutException if it takes too long; the policy stops
        Said next(Deadline deadline) throws InterruptedException, TimeoutException;

        /// What the last message led to.
        void hear(StepResponse response);

        @Override
        void close();
    }

    /// A message of the policy.
    ///
    /// @param text without the token that ended it
    /// @param calls structured calls, or null where the message is in the text protocol
    record Said(String text, @Nullable List<CallRequest> calls, Finish finish, Trace trace) {
        StepRequest request(int step) {
            return calls == null ? StepRequest.text(step, text) : StepRequest.calls(step, calls);
        }
    }

    /// What training needs to know of a message.
    sealed interface Trace {
        /// @param before what came between the last message and this one
        /// @param ids of the message
        /// @param logprobs of `ids` under the distribution they were sampled from, float32
        record Tokens(int[] before, int[] ids, float[] logprobs) implements Trace {}

        /// The policy does not tell.
        record None(UntrainableException reason) implements Trace {}
    }
}
