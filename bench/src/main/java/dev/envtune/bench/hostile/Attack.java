package dev.envtune.bench.hostile;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.List;

/// One hostile step, and how its session gets there.
///
/// @param family what is tried, by which the worst are reported
/// @param label which one of the family
/// @param preparation steps taken before, which do not count
record Attack(
        String family,
        String label,
        PlayableTask task,
        List<StepRequest> preparation,
        StepRequest step) {
    Attack {
        preparation = List.copyOf(preparation);
    }

    String name() {
        return family + ": " + label;
    }

    /// Text in the think/tool_call/answer protocol, as the first step.
    static Attack text(String family, String label, PlayableTask task, String text) {
        return new Attack(family, label, task, List.of(), StepRequest.text(0, text));
    }

    /// Structured calls after the steps of a sample.
    ///
    /// @param more steps after those of the sample, each a list of calls
    static Attack calls(
            String family,
            String label,
            Sample sample,
            List<List<CallRequest>> more,
            List<CallRequest> calls) {
        var preparation = new ArrayList<>(sample.preparation());
        more.forEach(step -> preparation.add(StepRequest.calls(preparation.size(), step)));
        return new Attack(
                family,
                label,
                sample.task(),
                preparation,
                StepRequest.calls(preparation.size(), calls));
    }
}
