package dev.envtune.env.session;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CallResult;
import dev.envtune.contract.Message;
import dev.envtune.env.task.Task;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The messages that an episode adds to the conversation.
final class Observations {
    /// What the user says when held-out tools are revealed, as in the official interaction.
    static final String REVEAL =
            "I have updated some more functions you can choose from. What about now?";

    private static final String GO_ON =
            "Is the request fulfilled? Then think and answer. Otherwise make the next call.";
    private static final String WARNING =
            "No tool could be called in the last turn: a tool or a value was missing. The call was"
                    + " not executed. In such a turn, say in an answer what is missing.";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Observations() {}

    /// One message a structured call; in the text protocol one for all, a JSON list of results.
    static List<Message> of(List<CallResult> results, List<CallRequest> requests) {
        if (requests.isEmpty()) {
            var texts = new ArrayList<String>(results.size());
            for (var result : results) {
                texts.add(result.result());
                if (isBeside(result)) {
                    texts.add(beside(result));
                }
            }
            return List.of(Message.tool(JSON.writeValueAsString(texts) + "\n" + GO_ON, null));
        }
        var messages = new ArrayList<Message>(results.size());
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            messages.add(
                    Message.tool(
                            isBeside(result)
                                    ? result.result() + "\n" + beside(result)
                                    : result.result(),
                            requests.get(i).id()));
        }
        return messages;
    }

    private static boolean isBeside(CallResult result) {
        return result.hint() != null && result.failure() == null;
    }

    private static String beside(CallResult result) {
        return "hint: " + (result.hint() == null ? "" : result.hint().text());
    }

    static Message nextTurn(Task task, int turn, boolean warned) {
        var said = task.revealed(turn).isEmpty() ? task.turns().get(turn).userText() : REVEAL;
        return Message.user(warned ? WARNING + "\n\n" + said : said);
    }
}
