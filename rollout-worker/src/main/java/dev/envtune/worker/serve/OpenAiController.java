package dev.envtune.worker.serve;

import dev.envtune.policy.PolicyException;
import dev.envtune.worker.completion.Ask;
import dev.envtune.worker.completion.Event;
import dev.envtune.worker.completion.FullException;
import dev.envtune.worker.completion.Generation;
import dev.envtune.worker.completion.GenerationException;
import dev.envtune.worker.completion.PolicyEngine;
import dev.envtune.worker.serve.ServeMetrics.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The endpoints of OpenAI's API that a policy can answer. The thread of a request waits for its tokens.
@RestController
class OpenAiController {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAiController.class);

    /// How long to wait for a token before looking whether the client is still there.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final PolicyEngine engine;
    private final ServeMetrics metrics;
    private final Clock clock;
    private final ModelList.Model model;

    OpenAiController(
            PolicyEngine engine, ServeSettings settings, ServeMetrics metrics, Clock clock) {
        this.engine = engine;
        this.metrics = metrics;
        this.clock = clock;
        this.model =
                new ModelList.Model(
                        settings.model(),
                        "model",
                        clock.instant().getEpochSecond(),
                        "envtune",
                        engine.config().window());
    }

    @GetMapping("/v1/models")
    void models(HttpServletResponse response) throws IOException {
        Reply.write(response, 200, ModelList.of(model));
    }

    @GetMapping("/v1/models/{id}")
    void model(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
        if (!id.equals(model.id())) {
            throw ApiException.unknownModel(id, model.id());
        }
        Reply.write(response, 200, model);
    }

    @PostMapping(path = "/v1/chat/completions", consumes = "application/json")
    void chat(HttpServletRequest http, HttpServletResponse response) throws IOException {
        var exchange = new Exchange(http, new Reply(response));
        exchange.run(
                () -> {
                    var request = ChatRequest.read(RequestBody.read(http), engine, model.id());
                    var head = Head.of("chatcmpl", model.id(), clock);
                    exchange.answer(
                            request.asks(),
                            request.promptTokens(),
                            new ChatAnswer(request, head, engine.tokenizer(), exchange.reply));
                });
    }

    @PostMapping(path = "/v1/completions", consumes = "application/json")
    void completions(HttpServletRequest http, HttpServletResponse response) throws IOException {
        var exchange = new Exchange(http, new Reply(response));
        exchange.run(
                () -> {
                    var request = TextRequest.read(RequestBody.read(http), engine, model.id());
                    var head = Head.of("cmpl", model.id(), clock);
                    exchange.answer(
                            request.asks(),
                            request.promptTokens(),
                            new TextAnswer(request, head, engine.tokenizer(), exchange.reply));
                });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// The client hung up.
    private static final class GoneException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// One request and its answer.
    private final class Exchange {
        private final HttpServletRequest http;
        private final Reply reply;
        private final long arrived = System.nanoTime();

        Exchange(HttpServletRequest http, Reply reply) {
            this.http = http;
            this.reply = reply;
        }

        void run(Work work) throws IOException {
            try {
                work.run();
                metrics.ended(Outcome.ANSWERED);
            } catch (ApiException e) {
                metrics.ended(Outcome.REFUSED);
                throw e;
            } catch (FullException e) {
                metrics.ended(Outcome.FULL);
                throw ApiException.of(
                        429, "rate_limit_error", "server_full", String.valueOf(e.getMessage()));
            } catch (PolicyException e) {
                metrics.ended(Outcome.REFUSED);
                throw ApiException.invalid(
                        null, "context_length_exceeded", String.valueOf(e.getMessage()));
            } catch (IOException e) {
                metrics.ended(Outcome.CLIENT_GONE);
                LOG.debug("a client is gone", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                metrics.ended(Outcome.FAILED);
                breakOff(stopping());
            } catch (GenerationException e) {
                metrics.ended(Outcome.FAILED);
                if (e.stopping()) {
                    breakOff(stopping());
                } else {
                    LOG.error("a message broke off", e);
                    breakOff(ApiErrors.failure());
                }
            }
        }

        /// Where the answer has begun already, the stream ends with the error.
        private void breakOff(ApiException failure) throws IOException {
            if (!reply.isStreaming()) {
                throw failure;
            }
            reply.event(failure.body());
        }

        void answer(List<Ask> asks, int promptTokens, Answer answer)
                throws IOException, InterruptedException {
            try (var generation = engine.start(asks)) {
                metrics.accepted(promptTokens);
                play(generation, answer);
            }
            answer.end();
        }

        private void play(Generation generation, Answer answer)
                throws IOException, InterruptedException {
            boolean first = true;
            long looked = arrived;
            while (!generation.isDone()) {
                switch (generation.next(PATIENCE)) {
                    case Event.Token token -> {
                        metrics.token();
                        if (first) {
                            first = false;
                            metrics.firstToken(Duration.ofNanos(System.nanoTime() - arrived));
                        }
                        answer.token(token);
                    }
                    case Event.Finished finished -> answer.finished(finished);
                    case null -> {}
                }
                if (System.nanoTime() - looked > PATIENCE.toNanos()) {
                    looked = System.nanoTime();
                    requirePresence();
                }
            }
        }

        private void requirePresence() throws GoneException {
            if (ClientPresence.isGone(http)) {
                throw new GoneException();
            }
        }
    }

    private static ApiException stopping() {
        return ApiException.of(
                503,
                "server_error",
                "stopping",
                "The server is being stopped. Send the request to another, or again later.");
    }
}
