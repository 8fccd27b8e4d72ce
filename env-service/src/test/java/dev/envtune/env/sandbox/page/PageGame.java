package dev.envtune.env.sandbox.page;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CallResult;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.ClasspathSuites;
import dev.envtune.env.task.StarterSuite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;

/// A session in the suite of docs/sandboxes.md, told in text: all that leaves its class path.
public final class PageGame implements Callable<String> {
    private final StringJoiner told = new StringJoiner("\n");
    private int step;

    @Override
    public String call() {
        told.add(Domains.installed().all().size() + " domains");
        told.add("starter domains " + StarterSuite.load().documents().byDomain().size());
        var suite = ClasspathSuites.load().getFirst();
        var task = new PlayableTask(suite, suite.tasks().getFirst());
        told.add("task " + task.task().id() + " of " + task.task().domains());
        var options = new Episode.Options(Feedback.AUGMENTED, Scoring.FULL, Instant.EPOCH);
        var episode = new Episode(task, options, CallListener.NONE);
        play(episode, "borrow_book", Map.of("title", "Emma"));
        play(episode, "library_sign_in", Map.of("name", "Ada"));
        play(episode, "borrow_book", Map.of("title", "Emmma"));
        play(episode, "borrow_book", Map.of("title", "Emma"));
        var end = episode.step(StepRequest.calls(step, List.of()));
        told.add(end.kind() + " " + end.code());
        return told.toString();
    }

    private void play(Episode episode, String tool, Map<String, Object> arguments) {
        var call = new CallRequest("c", tool, arguments);
        var response = episode.step(StepRequest.calls(step++, List.of(call)));
        response.results().stream().map(CallResult::result).forEach(told::add);
    }
}
