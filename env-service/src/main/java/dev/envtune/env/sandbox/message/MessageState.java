package dev.envtune.env.sandbox.message;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.LowerCase;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.RandomStream;
import dev.envtune.env.sandbox.python.SetValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the messaging tools share: the compared attributes, the generator of message ids, and the
/// questions that several tools ask. Records are replaced, never changed, so copies share them.
final class MessageState {
    static final Int ONE = Int.of(1);

    private static final long SEED = 200191;
    private static final long LEAST_ID = 10_000;
    private static final long MOST_ID = 99_999;

    private static final DictValue USERS =
            new DictValue()
                    .put("Alice", "USR001")
                    .put("Bob", "USR002")
                    .put("Catherine", "USR003")
                    .put("Daniel", "USR004")
                    .freeze();
    private static final ListValue INBOX =
            ListValue.of(
                            DictValue.of("USR002", "My name is Alice. I want to connect."),
                            DictValue.of("USR003", "Could you upload the file?"),
                            DictValue.of("USR004", "Could you upload the file?"))
                    .freeze();

    final LowerCase lowerCase = new LowerCase();

    SetValue generatedIds = new SetValue();
    Value userCount = Int.of(4);

    /// Ids by name.
    DictValue userMap = USERS;

    ListValue inbox = INBOX;
    Value messageCount = Int.of(3);
    Value currentUser = None.NONE;
    private RandomStream random = RandomStream.seeded(SEED);

    void load(Config config) {
        generatedIds = new SetValue();
        generatedIds.items().addAll(config.list("generated_ids", new ListValue()).items());
        userCount = config.value("user_count", Int.of(4));
        userMap = config.dict("user_map", USERS);
        inbox = config.list("inbox", INBOX);
        messageCount = config.value("message_count", Int.of(3));
        currentUser = config.value("current_user", None.NONE);
        random = config.random(SEED);
    }

    MessageState copy() {
        var copy = new MessageState();
        copy.generatedIds = generatedIds.copy();
        copy.userCount = userCount;
        copy.userMap = userMap.fork();
        copy.inbox = inbox.fork();
        copy.messageCount = messageCount;
        copy.currentUser = currentUser;
        copy.random = random.copy();
        return copy;
    }

    DictValue compared() {
        return new DictValue()
                .put("generated_ids", generatedIds)
                .put("user_count", userCount)
                .put("user_map", userMap)
                .put("inbox", inbox)
                .put("message_count", messageCount)
                .put("current_user", currentUser);
    }

    boolean loggedIn() {
        return currentUser.truthy();
    }

    boolean isUserId(Value id) {
        return userMap.values().contains(id);
    }

    /// An id that no message of this state has had; spec/bfcl-protocol.md 6.2.
    long newMessageId() {
        if (generatedIds.items().size() > MOST_ID - LEAST_ID) { // the original draws for ever
            throw new PythonError(PythonError.Type.OVERFLOW_ERROR, "no message id is left");
        }
        long id = random.randint(LEAST_ID, MOST_ID);
        while (!generatedIds.items().add(Int.of(id))) {
            id = random.randint(LEAST_ID, MOST_ID);
        }
        return id;
    }

    /// Why no user has this id.
    ///
    /// @param isName reported if the value is a name, with the fact `name`
    /// @param otherSpelling if it is nearly an id, with the fact `instead`
    /// @param notFound else
    Failure unknownId(Value id, Cause isName, Cause otherSpelling, Cause notFound) {
        var name = Meant.spelling(id, userMap.keys());
        if (name != null) {
            return Failure.of(isName, "name", name);
        }
        var meant = Meant.spelling(id, userMap.values());
        return meant == null ? Failure.of(notFound) : Failure.of(otherSpelling, "instead", meant);
    }

    Failure unknownReceiver(Value id) {
        return unknownId(
                id,
                MessageCause.RECEIVER_IS_NAME,
                MessageCause.RECEIVER_IN_OTHER_SPELLING,
                MessageCause.RECEIVER_NOT_FOUND);
    }

    static ToolResult notLoggedIn(@Nullable Failure also) {
        var failure = Failure.of(MessageCause.NOT_LOGGED_IN);
        return new ToolResult.Failed(also == null ? failure : failure.and(List.of(also)));
    }
}
