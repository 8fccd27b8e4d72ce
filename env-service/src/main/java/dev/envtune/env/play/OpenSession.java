package dev.envtune.env.play;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CallResult;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A session from its player's side: numbers the steps, keeps what is offered, shows what comes back.
final class OpenSession {
    private final EnvClient client;
    private final Display display;
    private final String id;
    private final int turns;
    private final List<Message> messages;
    private final List<FunctionTool> tools;
    private List<CallResult> lastResults = List.of();
    private int step;
    private boolean terminated;

    /// Creates the session and shows its task.
    ///
    /// @param domains of the task, to be shown
    OpenSession(EnvClient client, CreateSession request, List<String> domains, Display display) {
        var session = client.create(request);
        this.client = client;
        this.display = display;
        this.id = session.id();
        this.turns = session.turns();
        this.messages = session.messages();
        this.tools = new ArrayList<>(session.tools());
        this.step = session.step();
        this.terminated = session.terminated();
        display.opening(session, domains);
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
        var response = client.step(id, request);
        step = response.step() + 1;
        terminated = response.terminated();
        tools.addAll(response.revealed());
        if (!response.results().isEmpty()) {
            lastResults = response.results();
        }
        display.step(response, turns, called);
        return response;
    }

    ScoreView score() {
        return client.score(id);
    }

    JsonNode state() {
        return client.state(id);
    }

    void delete() {
        client.delete(id);
    }

    String id() {
        return id;
    }

    /// What the conversation begins with.
    List<Message> messages() {
        return messages;
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
