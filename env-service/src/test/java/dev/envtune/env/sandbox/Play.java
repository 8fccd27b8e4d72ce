package dev.envtune.env.sandbox;

import dev.envtune.contract.Feedback;
import dev.envtune.env.feedback.GivenHint;
import dev.envtune.env.feedback.Offer;
import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.feedback.Voice;
import dev.envtune.env.feedback.Voiced;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Plays call texts against one domain, as a session would.
public final class Play {
    private final DomainSpec domain;
    private final Toolbox toolbox;

    private Play(DomainSpec domain, Toolbox toolbox) {
        this.domain = domain;
        this.toolbox = toolbox;
    }

    /// A session that began on 2026-06-15.
    public static Play of(String domain, String config) {
        return of(domain, config, null);
    }

    public static Play of(String domain, String config, @Nullable LongContext longContext) {
        return of(domain, config, longContext, Instant.parse("2026-06-15T12:00:00Z"));
    }

    public static Play of(
            String domain, String config, @Nullable LongContext longContext, Instant created) {
        var spec = Objects.requireNonNull(Domains.installed().find(domain));
        var state = ((DictValue) JsonValues.parse(config)).freeze();
        var setup = new Toolbox.Setup(List.of(spec), Map.of(domain, state), longContext);
        return new Play(spec, new Toolbox(setup, created));
    }

    /// An independent session in the same state.
    public Play copy() {
        return new Play(domain, toolbox.copy());
    }

    /// The result in standard wording.
    public String says(String call) {
        return StandardWording.of(toolbox.execute(call));
    }

    /// The result with a hint, every tool of the domain being offered.
    public Voiced hints(String call) {
        return Voice.of(Feedback.AUGMENTED)
                .say(toolbox.execute(call), new Offer(List.copyOf(domain.tools().values())));
    }

    public GivenHint hint(String call) {
        return Objects.requireNonNull(hints(call).hint());
    }

    /// The next action of the call's hint, which must have one.
    public String next(String call) {
        return Objects.requireNonNull(hint(call).next());
    }

    /// The name of the cause of a failure or of a notice; empty if there is none.
    public String cause(String call) {
        return switch (toolbox.execute(call).result()) {
            case ToolResult.Failed(var failure) -> failure.cause().name();
            case ToolResult.Ok(_, var notice) -> notice == null ? "" : notice.cause().name();
        };
    }

    public DictValue state() {
        return (DictValue) Objects.requireNonNull(toolbox.state().get(domain.name()));
    }

    /// One attribute of the compared state.
    public Value attribute(String name) {
        return Objects.requireNonNull(state().get(name));
    }
}
