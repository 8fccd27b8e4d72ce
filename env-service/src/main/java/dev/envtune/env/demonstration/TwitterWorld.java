package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/// A microblog with a few tweets of other users, some of whom the account follows.
final class TwitterWorld implements World {
    @Override
    public String domain() {
        return "TwitterAPI";
    }

    @Override
    public DictValue start(Draw draw) {
        var users = List.copyOf(draw.texts("username", 6));
        var ids = new TreeSet<Integer>();
        while (ids.size() < 3) {
            ids.add(draw.between(0, 40));
        }
        var tweets = new DictValue();
        for (int id : ids) {
            tweets.put(String.valueOf(id), tweet(id, draw.pick(users.subList(1, 5)), draw));
        }
        return DictValue.of("username", users.getFirst())
                .put("password", draw.text("secret"))
                .put("authenticated", draw.chance(0.8))
                .put("tweets", tweets)
                .put("comments", new DictValue())
                .put("retweets", new DictValue())
                .put("following_list", ListValue.ofStrings(users.subList(4, 6)))
                .put("tweet_counter", ids.last() + 1);
    }

    private static DictValue tweet(int id, String user, Draw draw) {
        return DictValue.of("id", id)
                .put("username", user)
                .put("content", draw.text("text"))
                .put("tags", ListValue.of(draw.value("tag")))
                .put("mentions", new ListValue());
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        var tweets = World.dict(state, "tweets");
        var followed = World.list(state, "following_list");
        boolean loggedIn = World.value(state, "authenticated").truthy();
        return switch (fact) {
            case "tweet" -> List.copyOf(tweets.keys());
            case "tweet word" -> words(tweets);
            case "author" -> authors(tweets);
            case "followed" -> followed;
            case "stranger" ->
                    authors(tweets).stream().filter(name -> !followed.contains(name)).toList();
            case "user" -> {
                var users = new LinkedHashSet<>(authors(tweets));
                users.addAll(followed);
                yield List.copyOf(users);
            }
            case "my name" -> List.of(World.value(state, "username"));
            case "my password" -> List.of(World.value(state, "password"));
            case "logged in" -> World.holds(loggedIn);
            case "logged out" -> World.holds(!loggedIn);
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static List<Value> authors(DictValue tweets) {
        return tweets.values().stream()
                .map(tweet -> World.value((DictValue) tweet, "username"))
                .distinct()
                .toList();
    }

    private static List<Value> words(DictValue tweets) {
        var words = new LinkedHashSet<Value>();
        for (var tweet : tweets.values()) {
            var content = TextForms.str(World.value((DictValue) tweet, "content"));
            Arrays.stream(content.split(" ")).map(Value::of).forEach(words::add);
        }
        return new ArrayList<>(words);
    }
}
