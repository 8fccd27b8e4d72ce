package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The official wording of a failure: a template, and the channel and shape that carry its text.
///
/// In a template `{name}` stands for a fact or an argument as Python's `str` prints it, `{name!r}`
/// as `repr` does. `{{` and `}}` are braces.
///
/// @param channel where the text appears
/// @param shape makes the returned value around the text; unused when raised
/// @param code what the standard voice returns where the official answer is no text, else null; other
///     voices put the template's text in its place
public record Wording(
        String template, Channel channel, UnaryOperator<Value> shape, @Nullable Value code) {
    /// Returned values count as a success of the call in the reward, raised ones do not.
    public enum Channel {
        RETURNED,
        RAISED,
        /// The result itself is the failure and stays as it is; there is no text to replace.
        SENTINEL
    }

    /// `{"error": text}`.
    public static Wording error(String template) {
        return returned(template, text -> DictValue.of("error", text));
    }

    /// A returned value of another shape around the text.
    public static Wording returned(String template, UnaryOperator<Value> shape) {
        return new Wording(template, Channel.RETURNED, shape, null);
    }

    /// `{"error": code}` in the standard voice, `{"error": text}` in others.
    public static Wording errorCode(long code, String template) {
        return new Wording(
                template,
                Channel.RETURNED,
                text -> DictValue.of("error", text),
                DictValue.of("error", code).freeze());
    }

    /// `{"error": text}` after fields of fixed value, such as `"booking_status": false`.
    public static Wording errorAfter(String field, boolean value, String template) {
        return returned(template, text -> DictValue.of(field, value).put("error", text));
    }

    /// A list that holds the text.
    public static Wording inList(String template) {
        return returned(template, text -> ListValue.of(text));
    }

    /// A list that holds `{"error": text}`.
    public static Wording errorInList(String template) {
        return returned(template, text -> ListValue.of(DictValue.of("error", text)));
    }

    /// A Python exception with this text.
    public static Wording raised(String template) {
        return new Wording(template, Channel.RAISED, text -> text, null);
    }

    /// The cause of a hint beside an unchanged result.
    public static Wording sentinel() {
        return new Wording("", Channel.SENTINEL, _ -> None.NONE, null);
    }

    /// What the standard voice returns, whose text this is.
    public Value standard(String text) {
        return code != null ? code : shaped(text);
    }

    /// The returned value with the text in its place.
    public Value shaped(String text) {
        return shape.apply(new Str(text));
    }
}
