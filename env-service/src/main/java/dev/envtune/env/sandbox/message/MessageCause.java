package dev.envtune.env.sandbox.message;

import static dev.envtune.env.sandbox.HintKind.COLLISION;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.RAW_EXCEPTION;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Value;

/// Why messaging tools fail.
///
/// The fact `instead` is the value that the argument at fault should have had.
enum MessageCause implements Cause {
    NOT_LOGGED_IN(
            Wording.error("No user is currently logged in."),
            Hint.requires(MessageCause.LOGGED_IN)
                    .say("Nobody is logged in; log in with a user id such as USR001.")),

    LOGIN_ID_IS_NAME(
            Wording.returned(MessageCause.NO_LOGIN, MessageCause::refused),
            Hint.about(KIND_MISMATCH, "user_id")
                    .say("This is a user name; user_id takes that user's id.")
                    .next("get_user_id(user={name!r})")),
    LOGIN_ID_IN_OTHER_SPELLING(
            Wording.returned(MessageCause.NO_LOGIN, MessageCause::refused),
            Hint.about(LEGAL_VALUES, "user_id").say("Ids compare exactly: write {instead!r}.")),
    LOGIN_ID_NOT_FOUND(
            Wording.returned(MessageCause.NO_LOGIN, MessageCause::refused),
            Hint.about(PRODUCER, "user_id")
                    .say("No user has this id; ids look like USR001.")
                    .say("[list_users] lists the names of all users.")),

    RECEIVER_IS_NAME(
            Wording.error(MessageCause.NO_RECEIVER),
            Hint.about(KIND_MISMATCH, "receiver_id")
                    .say("This is a user name; receiver_id takes that user's id.")
                    .next("get_user_id(user={name!r})")),
    RECEIVER_IN_OTHER_SPELLING(
            Wording.error(MessageCause.NO_RECEIVER),
            Hint.about(LEGAL_VALUES, "receiver_id").say("Ids compare exactly: write {instead!r}.")),
    RECEIVER_NOT_FOUND(
            Wording.error(MessageCause.NO_RECEIVER),
            Hint.about(PRODUCER, "receiver_id")
                    .say("No user has this id; ids look like USR001.")
                    .say("[list_users] lists the names of all users.")),
    RECEIVER_IS_MESSAGE_ID(
            Wording.error(MessageCause.NOTHING_SENT),
            Hint.about(KIND_MISMATCH, "receiver_id")
                    .say(
                            "This is the id of a message; give the id of its receiver, and the"
                                    + " latest message to that user is deleted.")),
    RECEIVER_WITHOUT_MESSAGES(
            Wording.error(MessageCause.NOTHING_SENT),
            Hint.of(PRODUCER, "The user exists, but no message to them is stored.")
                    .say("[view_messages_sent] shows who has messages.")),

    USER_IS_ID(
            Wording.error(MessageCause.NO_SUCH_USER),
            Hint.of(
                    KIND_MISMATCH,
                    "This is a user id already: use it as it is, this tool takes a name.")),
    USER_IN_OTHER_SPELLING(
            Wording.error(MessageCause.NO_SUCH_USER),
            Hint.about(LEGAL_VALUES, "user").say("Names compare exactly: write {instead!r}.")),
    USER_NOT_FOUND(
            Wording.error(MessageCause.NO_SUCH_USER),
            Hint.about(PRODUCER, "user")
                    .say("Nobody has this name; names compare exactly, upper and lower case too.")
                    .say("[add_contact] adds a missing person.")),

    CONTACT_EXISTS(
            Wording.error("User name '{user_name}' already exists."),
            Hint.of(COLLISION, "This person is in the workspace already and need not be added.")
                    .say("[get_user_id] gives the id.")
                    .next("get_user_id(user={user_name!r})")),
    CONTACT_ID_TAKEN(
            Wording.error("User ID '{new_id}' already exists."),
            Hint.of(
                            COLLISION,
                            "The id made for the contact was in use, and the counter has moved on:"
                                    + " the same call again tries the next id.")
                    .next("add_contact(user_name={user_name!r})")),

    MESSAGE_NOT_TEXT(
            Wording.raised("'{type}' object has no attribute 'lower'"),
            Hint.of(
                            RAW_EXCEPTION,
                            "A stored message is no plain text, so no search can pass it; the"
                                    + " keyword is not at fault.")
                    .say("[view_messages_sent] shows all messages.")
                    .next("view_messages_sent()")),
    NO_MESSAGE_FOUND(
            Wording.sentinel(),
            Hint.of(
                            SILENT_SENTINEL,
                            "No message's text contains the keyword; names and ids of receivers are"
                                    + " not searched.")
                    .say("[view_messages_sent] shows all messages."));

    static final String LOGGED_IN = "logged in to messages";

    /// How deleting words a receiver that it cannot find.
    static final String NOTHING_SENT = "Receiver ID {receiver_id} not found.";

    private static final String NO_LOGIN = "User ID '{user_id}' not found.";
    private static final String NO_RECEIVER = "Receiver ID '{receiver_id}' not found.";
    private static final String NO_SUCH_USER = "User '{user}' not found in the workspace.";

    private final Wording wording;
    private final Hint hint;

    MessageCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    private static DictValue refused(Value text) {
        return DictValue.of("login_status", false).put("message", text);
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
