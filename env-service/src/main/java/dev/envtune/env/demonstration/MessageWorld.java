package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// A messenger with a few users, of whom one has sent some messages.
final class MessageWorld implements World {
    @Override
    public String domain() {
        return "MessageAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        var users = new DictValue();
        var ids = List.copyOf(draw.texts("user id", draw.between(3, 5)));
        var names = List.copyOf(draw.texts("first name", ids.size()));
        for (int i = 0; i < ids.size(); i++) {
            users.put(names.get(i), ids.get(i));
        }
        var inbox = new ListValue();
        int sent = draw.between(1, 3);
        for (int i = 0; i < sent; i++) {
            inbox.add(DictValue.of(draw.pick(ids.subList(1, ids.size())), draw.text("text")));
        }
        int last = ids.stream().mapToInt(id -> Integer.parseInt(id.substring(3))).max().orElse(0);
        return DictValue.of("user_count", last)
                .put("user_map", users)
                .put("inbox", inbox)
                .put("message_count", sent)
                .put("current_user", draw.chance(0.8) ? Value.of(ids.getFirst()) : None.NONE);
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        var me = World.value(state, "current_user");
        var users = World.dict(state, "user_map");
        return switch (fact) {
            case "user id" -> users.values().stream().filter(id -> !id.equals(me)).toList();
            case "user name" -> List.copyOf(users.keys());
            case "receiver" ->
                    sent(state).stream().flatMap(m -> m.keys().stream()).distinct().toList();
            case "message word" -> words(state);
            case "logged out" -> World.holds(!me.truthy());
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static List<DictValue> sent(DictValue state) {
        return World.list(state, "inbox").stream().map(DictValue.class::cast).toList();
    }

    private static List<Value> words(DictValue state) {
        var words = new LinkedHashSet<Value>();
        for (var message : sent(state)) {
            for (var text : message.values()) {
                Arrays.stream(TextForms.str(text).split(" ")).map(Value::of).forEach(words::add);
            }
        }
        return List.copyOf(words);
    }
}
