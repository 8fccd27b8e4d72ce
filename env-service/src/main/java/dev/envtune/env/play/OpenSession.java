package dev.envtune.env.play;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CallResult;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.client.EnvClient;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A session from its player's side: numbers the steps, keeps what is offered, shows what comes back.
final class OpenSession {
    private final EnvClient client;
    private final Display display;
    private final SessionView opening;
    private final List<FunctionTool> tools;
    private List<CallResult> lastResults = List.of();
    private int step;
    private boolean terminated;

    /// Creates the session and shows its task.
    ///
    /// @param domains of the task, to be shown
    OpenSession(EnvClient client, CreateSession request, List<String> domains, Display display) {
        this.opening = client.create(request);
        this.client = client;
        this.display = display;
        this.tools = new ArrayList<>(opening.tools());
        this.step = opening.step();
        this.terminated = opening.terminated();
        display.opening(opening, domains);
    }

    /// Has the calls executed.
    StepResponse call(List<CallRequest> calls) {
        return step(StepRequest.calls(step, calls), !calls.isEmpty());
    }

    /// Ends the turn.
    StepResponse answer() {
        return call(List.of());
    }

    private StepResponse step(StepRequest request, boolean called) {
        var response = client.step(opening.id(), request);
        step = response.step() + 1;
        terminated = response.terminated();
        tools.addAll(response.revealed());
        if (!response.results().isEmpty()) {
            lastResults = response.results();
        }
        display.step(response, opening.turns(), called);
        return response;
    }

    ScoreView score() {
        return client.score(opening.id());
    }

    JsonNode state() {
        return client.state(opening.id());
    }

    void delete() {
        client.delete(opening.id());
    }

    /// As it was created.
    SessionView opening() {
        return opening;
    }

    /// What is offered now.
    List<FunctionTool> tools() {
        return List.copyOf(tools);
    }

    /// Of the last step that had any.
    List<CallResult> lastResults() {
        return lastResults;
    }

    boolean terminated() {
        return terminated;
    }
}
