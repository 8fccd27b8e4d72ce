package dev.envtune.worker.rollout;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.Trajectory.Exchange;
import dev.envtune.contract.Trajectory.Sampled;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.Policy.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/// Plays episodes with a policy. Each takes a thread of its own, which waits for the environment and for
/// the policy; the policy waits for none.
public final class EpisodePlayer {
    private final EnvClient environment;
    private final Policy policy;
    private final Purpose purpose;

    /// For training.
    public EpisodePlayer(EnvClient environment, Sampler sampler, Prompt prompt) {
        this(environment, new TokenPolicy(sampler, prompt), new Purpose.Training());
    }

    public EpisodePlayer(EnvClient environment, Policy policy, Purpose purpose) {
        this.environment = environment;
        this.policy = policy;
        this.purpose = purpose;
    }

    /// Plays an episode to its end, or until the context window is full. The session of an attempt that
    /// fails is left to the service, which deletes it once it has been idle.
    ///
    /// @param session id of the new session
    /// @throws UntrainableException if it is for training and the policy does not give what that needs
    Trajectory play(EpisodePlan plan, String session, Deadline deadline)
            throws InterruptedException, TimeoutException {
        var client = environment.telling((_, _) -> deadline.waited());
        var view = deadline.during(() -> client.create(plan.request(session)));
        Trajectory trajectory;
        try (var dialogue = policy.begin(plan, view)) {
            trajectory = new Play(plan, view, dialogue, client, deadline).run();
        }
        if (purpose instanceof Purpose.Evaluation(var calls)) {
            calls.accept(deadline.during(() -> client.emitted(session)));
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
        private final Policy.Dialogue dialogue;
        private final EnvClient client;
        private final Deadline deadline;
        private final IntStream.Builder ids = IntStream.builder();
        private final List<Sampled> messages = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();
        private int length;

        Play(
                EpisodePlan plan,
                SessionView session,
                Policy.Dialogue dialogue,
                EnvClient client,
                Deadline deadline) {
            this.plan = plan;
            this.session = session;
            this.dialogue = dialogue;
            this.client = client;
            this.deadline = deadline;
        }

        Trajectory run() throws InterruptedException, TimeoutException {
            for (int step = 0; ; step++) {
                var said = dialogue.next(deadline);
                take(said.trace());
                switch (said.finish()) {
                    case STOP, LENGTH -> {}
                    case WINDOW -> {
                        return trajectory(true);
                    }
                    case CANCELLED -> throw new IllegalStateException("the policy was closed");
                }
                var request = said.request(step);
                var response = deadline.during(() -> client.step(session.id(), request));
                codes.add(response.code());
                exchanges.add(new Exchange(said.text(), response));
                if (response.terminated()) {
                    return trajectory(false);
                }
                dialogue.hear(response);
            }
        }

        /// What comes before a message belongs to the trajectory only if there is a message: where the
        /// window has no room for one, the sampler has not seen it either.
        private void take(Trace trace) {
            switch (trace) {
                case Trace.Tokens(var before, var sampled, var logprobs) -> {
                    if (sampled.length > 0) {
                        add(before);
                        messages.add(new Sampled(length, logprobs));
                        add(sampled);
                    }
                }
                case Trace.None(var reason) -> {
                    if (purpose instanceof Purpose.Training) {
                        throw reason;
                    }
                }
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
