package dev.envtune.worker.rollout;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Exchange;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.worker.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Plays episodes with a policy. Each takes a thread of its own, which waits for the environment and for
/// the sampler; the sampler waits for none.
public final class EpisodePlayer {
    private final EnvClient environment;
    private final Sampler sampler;
    private final Prompt prompt;

    public EpisodePlayer(EnvClient environment, Sampler sampler, Prompt prompt) {
        this.environment = environment;
        this.sampler = sampler;
        this.prompt = prompt;
    }

    /// Plays an episode to its end, or until the context window is full. The session of an attempt that
    /// fails is left to the service, which deletes it once it has been idle.
    ///
    /// @param session id of the new session
    Trajectory play(EpisodePlan plan, String session, Deadline deadline)
            throws InterruptedException, TimeoutException {
        var client = environment.telling((_, _) -> deadline.waited());
        var view = deadline.during(() -> client.create(plan.request(session)));
        Trajectory trajectory;
        try (var conversation = sampler.open()) {
            trajectory = new Play(plan, view, conversation, client, deadline).run();
        }
        delete(session);
        return trajectory;
    }

    private void delete(String session) {
        try {
            environment.delete(session);
        } catch (EnvException _) {
            // The episode is played and scored; the service deletes the session once it has been
            // idle.
        }
    }

    private final class Play {
        private final EpisodePlan plan;
        private final SessionView session;
        private final Sampler.Conversation conversation;
        private final EnvClient client;
        private final Deadline deadline;
        private final Sampling sampling;
        private final IntStream.Builder ids = IntStream.builder();
        private final List<Sampled> messages = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();
        private int length;

        Play(
                EpisodePlan plan,
                SessionView session,
                Sampler.Conversation conversation,
                EnvClient client,
                Deadline deadline) {
            this.plan = plan;
            this.session = session;
            this.conversation = conversation;
            this.client = client;
            this.deadline = deadline;
            this.sampling =
                    new Sampling(
                            plan.temperature(), 1, 0, plan.maxTokens(), prompt.ends(), plan.seed());
        }

        Trajectory run() throws InterruptedException, TimeoutException {
            var next = prompt.opening(session);
            for (int step = 0; ; step++) {
                var completion = deadline.await(conversation.next(next, sampling));
                take(next, completion);
                switch (completion.finish()) {
                    case STOP, LENGTH -> {}
                    case WINDOW -> {
                        return trajectory(true);
                    }
                    case CANCELLED -> throw new IllegalStateException("the sampler was closed");
                }
                var text = prompt.text(completion.ids());
                var request = StepRequest.text(step, text);
                var response = deadline.during(() -> client.step(session.id(), request));
                codes.add(response.code());
                exchanges.add(new Exchange(text, response));
                if (response.terminated()) {
                    return trajectory(false);
                }
                next = prompt.observation(response, completion.finish() == Finish.STOP);
            }
        }

        /// What comes before a message belongs to the trajectory only if there is a message: where the
        /// window has no room for one, the sampler has not seen it either.
        private void take(int[] before, Completion completion) {
            if (completion.ids().length > 0) {
                add(before);
                messages.add(new Sampled(length, completion.logprobs()));
                add(completion.ids());
            }
        }

        private void add(int[] more) {
            for (int id : more) {
                ids.add(id);
            }
            length += more.length;
        }

        private Trajectory trajectory(boolean truncated) {
            return new Trajectory(
                    session.id(),
                    session.task(),
                    session.category(),
                    session.feedback(),
                    plan.version(),
                    plan.seed(),
                    ids.build().toArray(),
                    messages,
                    codes,
                    client.score(session.id()),
                    truncated,
                    exchanges);
        }
    }
}
