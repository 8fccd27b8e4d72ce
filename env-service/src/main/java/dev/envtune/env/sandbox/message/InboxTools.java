package dev.envtune.env.sandbox.message;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Substring;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.HashSet;
import java.util.Map;

/// The messages sent so far.
public final class InboxTools {
    private static final Wording NOTHING_SENT = Wording.error(MessageCause.NOTHING_SENT);

    private final MessageState state;

    InboxTools(MessageState state) {
        this.state = state;
    }

    @Tool(
            name = "send_message",
            description = "Sends a message to a user. A user must be logged in.",
            returns = {
                @Returns(
                        field = "sent_status",
                        type = JsonType.BOOLEAN,
                        description = "Whether the message was sent."),
                @Returns(
                        field = "message_id",
                        type = JsonType.OBJECT,
                        description = "The new message's id, an integer under the key new_id."),
                @Returns(
                        field = "message",
                        type = JsonType.STRING,
                        description = "The outcome in words.")
            })
    public ToolResult sendMessage(
            @Param(
                            name = "receiver_id",
                            type = JsonType.STRING,
                            description = "The id of the user to send to, not the name.",
                            from = {"get_user_id.user_id", "add_contact.user_id"})
                    Value receiverId,
            @Param(name = "message", type = JsonType.STRING, description = "The message's text.")
                    Value message) {
        var unknown = state.isUserId(receiverId) ? null : state.unknownReceiver(receiverId);
        if (!state.loggedIn()) {
            return MessageState.notLoggedIn(unknown);
        }
        if (unknown != null) {
            return new ToolResult.Failed(unknown);
        }
        var id = state.newMessageId();
        state.inbox = state.inbox.writable().add(new DictValue().put(receiverId, message));
        state.messageCount = Operators.add(state.messageCount, MessageState.ONE);
        return ToolResult.ok(
                DictValue.of("sent_status", true)
                        .put("message_id", DictValue.of("new_id", id))
                        .put(
                                "message",
                                "Message sent to '"
                                        + TextForms.str(receiverId)
                                        + "' successfully."));
    }

    @Tool(
            name = "delete_message",
            description =
                    "Deletes the latest message that was sent to a user. A user must be logged in.",
            returns = {
                @Returns(
                        field = "deleted_status",
                        type = JsonType.BOOLEAN,
                        description = "Whether a message was deleted."),
                @Returns(
                        field = "receiver_id",
                        type = JsonType.STRING,
                        description = "The receiver of the deleted message."),
                @Returns(
                        field = "message",
                        type = JsonType.STRING,
                        description = "The outcome in words.")
            })
    public ToolResult deleteMessage(
            @Param(
                            name = "receiver_id",
                            type = JsonType.STRING,
                            description = "The id of the user to whom the message was sent.",
                            from = {"get_user_id.user_id", "view_messages_sent.messages"})
                    Value receiverId) {
        if (!state.loggedIn()) {
            return MessageState.notLoggedIn(
                    state.isUserId(receiverId) ? null : state.unknownReceiver(receiverId));
        }
        for (int i = state.inbox.size() - 1; i >= 0; i--) {
            if (first(state.inbox.get(i)).getKey().equals(receiverId)) {
                var message = state.inbox.get(i);
                state.inbox = state.inbox.writable();
                state.inbox.removeFirst(message);
                return ToolResult.ok(
                        DictValue.of("deleted_status", true)
                                .put("receiver_id", receiverId)
                                .put(
                                        "message",
                                        "Receiver "
                                                + TextForms.str(receiverId)
                                                + "'s latest message deleted successfully."));
            }
        }
        return new ToolResult.Failed(nothingSentTo(receiverId));
    }

    @Tool(
            name = "view_messages_sent",
            description = "Shows all messages sent so far. A user must be logged in.",
            returns =
                    @Returns(
                            field = "messages",
                            type = JsonType.OBJECT,
                            description =
                                    "Lists of messages under the ids of the users they were sent"
                                            + " to, oldest first."))
    public ToolResult viewMessagesSent() {
        if (!state.loggedIn()) {
            return MessageState.notLoggedIn(null);
        }
        var messages = new DictValue();
        for (var item : state.inbox) {
            var message = first(item);
            if (messages.get(message.getKey()) instanceof ListValue earlier) {
                earlier.add(message.getValue());
            } else {
                messages.put(message.getKey(), ListValue.of(message.getValue()));
            }
        }
        return ToolResult.ok("messages", messages);
    }

    @Tool(
            name = "search_messages",
            description =
                    "Finds the messages whose text contains a keyword, in upper or lower case. A"
                            + " user must be logged in.",
            returns =
                    @Returns(
                            field = "results",
                            type = JsonType.ARRAY,
                            description =
                                    "The messages found, each an object with receiver_id and"
                                            + " message."))
    public ToolResult searchMessages(
            @Param(
                            name = "keyword",
                            type = JsonType.STRING,
                            description = "The text to look for in messages.")
                    Value keyword) {
        if (!state.loggedIn()) {
            return MessageState.notLoggedIn(null);
        }
        var sought = new Substring(Strings.lower(Operators.text(keyword, "lower")));
        var results = new ListValue();
        for (var item : state.inbox) {
            var message = first(item);
            if (!(message.getValue() instanceof Str text)) {
                return ToolResult.failed(
                        MessageCause.MESSAGE_NOT_TEXT, "type", message.getValue().typeName());
            }
            if (sought.isIn(state.lowerCase.of(text.value()))) {
                results.add(
                        new DictValue().put("receiver_id", message.getKey()).put("message", text));
            }
        }
        var found = DictValue.of("results", results);
        return results.isEmpty()
                ? ToolResult.sentinel(found, MessageCause.NO_MESSAGE_FOUND)
                : ToolResult.ok(found);
    }

    @Tool(
            name = "get_message_stats",
            description =
                    "Counts the stored messages and their receivers. A user must be logged in.",
            returns =
                    @Returns(
                            field = "stats",
                            type = JsonType.OBJECT,
                            description =
                                    "received_count, the number of stored messages, and"
                                            + " total_contacts, the number of their receivers."))
    public ToolResult getMessageStats() {
        if (!state.loggedIn()) {
            return MessageState.notLoggedIn(null);
        }
        var receivers = new HashSet<Value>();
        for (var item : state.inbox) {
            receivers.add(first(item).getKey());
        }
        return ToolResult.ok(
                "stats",
                DictValue.of("received_count", state.inbox.size())
                        .put("total_contacts", receivers.size()));
    }

    private Failure nothingSentTo(Value receiverId) {
        if (state.isUserId(receiverId)) {
            return Failure.of(MessageCause.RECEIVER_WITHOUT_MESSAGES);
        }
        if (receiverId instanceof Int && state.generatedIds.items().contains(receiverId)) {
            return Failure.of(MessageCause.RECEIVER_IS_MESSAGE_ID);
        }
        var unknown = state.unknownReceiver(receiverId);
        var cause = Reworded.of(unknown.cause(), NOTHING_SENT);
        return new Failure(cause, unknown.facts(), unknown.also());
    }

    /// A message is an object whose first entry is its receiver and content; further entries never count.
    private static Map.Entry<Value, Value> first(Value message) {
        if (!(message instanceof DictValue dict)) {
            throw new PythonError(
                    PythonError.Type.ATTRIBUTE_ERROR,
                    "'" + message.typeName() + "' object has no attribute 'items'");
        }
        if (dict.isEmpty()) {
            throw new PythonError(PythonError.Type.INDEX_ERROR, "list index out of range");
        }
        return dict.entries().iterator().next();
    }
}
