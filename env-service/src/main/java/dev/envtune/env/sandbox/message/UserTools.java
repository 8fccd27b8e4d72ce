package dev.envtune.env.sandbox.message;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// Who is in the workspace, and who is logged in.
public final class UserTools {
    private final MessageState state;

    UserTools(MessageState state) {
        this.state = state;
    }

    @Tool(
            name = "list_users",
            description = "Lists the names of all users of the workspace.",
            returns =
                    @Returns(
                            field = "user_list",
                            type = JsonType.ARRAY,
                            description = "The names of the users."))
    public ToolResult listUsers() {
        return ToolResult.ok("user_list", new ListValue(state.userMap.keys()));
    }

    @Tool(
            name = "get_user_id",
            description = "Gives the id of the user with a name.",
            returns =
                    @Returns(
                            field = "user_id",
                            type = JsonType.STRING,
                            description = "The user's id."))
    public ToolResult getUserId(
            @Param(
                            name = "user",
                            type = JsonType.STRING,
                            description = "The user's name, exactly as listed.",
                            from = "list_users.user_list")
                    Value user) {
        var id = state.userMap.get(Operators.hashable(user));
        if (id != null) {
            return ToolResult.ok("user_id", id);
        }
        if (state.isUserId(user)) {
            return ToolResult.failed(MessageCause.USER_IS_ID);
        }
        var meant = Meant.spelling(user, state.userMap.keys());
        return meant == null
                ? ToolResult.failed(MessageCause.USER_NOT_FOUND)
                : ToolResult.failed(MessageCause.USER_IN_OTHER_SPELLING, "instead", meant);
    }

    @Tool(
            name = "message_login",
            description = "Logs a user in to the messenger by user id.",
            returns = {
                @Returns(
                        field = "login_status",
                        type = JsonType.BOOLEAN,
                        description = "Whether the user is logged in now."),
                @Returns(
                        field = "message",
                        type = JsonType.STRING,
                        description = "The outcome in words.")
            },
            establishes = MessageCause.LOGGED_IN)
    public ToolResult login(
            @Param(
                            name = "user_id",
                            type = JsonType.STRING,
                            description = "The id of the user to log in, not the name.",
                            from = {"get_user_id.user_id", "add_contact.user_id"})
                    Value userId) {
        if (!state.isUserId(userId)) {
            return new ToolResult.Failed(
                    state.unknownId(
                            userId,
                            MessageCause.LOGIN_ID_IS_NAME,
                            MessageCause.LOGIN_ID_IN_OTHER_SPELLING,
                            MessageCause.LOGIN_ID_NOT_FOUND));
        }
        state.currentUser = userId;
        return ToolResult.ok(
                DictValue.of("login_status", true)
                        .put(
                                "message",
                                "User '" + TextForms.str(userId) + "' logged in successfully."));
    }

    @Tool(
            name = "message_get_login_status",
            description = "Tells whether a user is logged in to the messenger.",
            returns =
                    @Returns(
                            field = "login_status",
                            type = JsonType.BOOLEAN,
                            description = "Whether a user is logged in."))
    public ToolResult loginStatus() {
        return ToolResult.ok("login_status", state.loggedIn());
    }

    @Tool(
            name = "add_contact",
            description = "Adds a person to the workspace under a new user id. No login is needed.",
            returns = {
                @Returns(
                        field = "added_status",
                        type = JsonType.BOOLEAN,
                        description = "Whether the person was added."),
                @Returns(
                        field = "user_id",
                        type = JsonType.STRING,
                        description = "The new user's id."),
                @Returns(
                        field = "message",
                        type = JsonType.STRING,
                        description = "The outcome in words.")
            })
    public ToolResult addContact(
            @Param(
                            name = "user_name",
                            type = JsonType.STRING,
                            description = "The name of the person to add.")
                    Value userName) {
        if (state.userMap.containsKey(Operators.hashable(userName))) {
            return ToolResult.failed(MessageCause.CONTACT_EXISTS);
        }
        state.userCount = Operators.add(state.userCount, MessageState.ONE);
        var id = new Str("USR" + Strings.zeroFill(TextForms.str(state.userCount), 3));
        if (state.isUserId(id)) {
            return ToolResult.failed(MessageCause.CONTACT_ID_TAKEN, "new_id", id);
        }
        state.userMap = state.userMap.writable().put(userName, id);
        return ToolResult.ok(
                DictValue.of("added_status", true)
                        .put("user_id", id)
                        .put(
                                "message",
                                "Contact '" + TextForms.str(userName) + "' added successfully."));
    }
}
