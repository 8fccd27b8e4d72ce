package dev.envtune.worker.rollout;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Exchange;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.generate.Sequence;
import dev.envtune.worker.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Plays episodes with a policy. Each takes a thread of its own, which waits for the environment and for
/// the generator; the generator waits for none.
public final class EpisodePlayer {
    private final EnvClient environment;
    private final Generator generator;
    private final Prompt prompt;

    public EpisodePlayer(EnvClient environment, Generator generator, Prompt prompt) {
        this.environment = environment;
        this.generator = generator;
        this.prompt = prompt;
    }

    /// Plays an episode to its end, or until the context window is full.
    public Trajectory play(EpisodePlan plan) {
        var session = environment.create(plan.request());
        var sequence = generator.open();
        try {
            return new Play(plan, session, sequence).run();
        } finally {
            generator.close(sequence);
            environment.delete(plan.session());
        }
    }

    private final class Play {
        private final EpisodePlan plan;
        private final SessionView session;
        private final Sequence sequence;
        private final Sampling sampling;
        private final IntStream.Builder ids = IntStream.builder();
        private final List<Sampled> messages = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();
        private int length;

        Play(EpisodePlan plan, SessionView session, Sequence sequence) {
            this.plan = plan;
            this.session = session;
            this.sequence = sequence;
            this.sampling =
                    new Sampling(
                            plan.temperature(), 1, 0, plan.maxTokens(), prompt.ends(), plan.seed());
        }

        Trajectory run() {
            var next = prompt.opening(session);
            for (int step = 0; ; step++) {
                add(next);
                var completion = generator.generate(sequence, next, sampling).join();
                take(completion);
                if (completion.finish() == Finish.WINDOW) {
                    return trajectory(true);
                }
                var text = prompt.text(completion.ids());
                var response = environment.step(session.id(), StepRequest.text(step, text));
                codes.add(response.code());
                exchanges.add(new Exchange(text, response));
                if (response.terminated()) {
                    return trajectory(false);
                }
                next = prompt.observation(response, completion.finish() == Finish.STOP);
            }
        }

        private void add(int[] more) {
            for (int id : more) {
                ids.add(id);
            }
            length += more.length;
        }

        private void take(Completion completion) {
            if (completion.ids().length > 0) {
                messages.add(new Sampled(length, completion.logprobs()));
                add(completion.ids());
            }
        }

        private Trajectory trajectory(boolean truncated) {
            return new Trajectory(
                    session.id(),
                    session.task(),
                    session.category(),
                    session.feedback(),
                    plan.seed(),
                    ids.build().toArray(),
                    messages,
                    codes,
                    environment.score(session.id()),
                    truncated,
                    exchanges);
        }
    }
}
