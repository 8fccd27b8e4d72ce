package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The release of the official data that the sandboxes are checked against, known by its hashes
/// (spec/bfcl-protocol.md 7.9 and section 8).
final class Release {
    private static final String NAME = "gorilla 6ea5797";

    /// Question file and answer file: the first 16 hex digits of SHA-256.
    private static final Map<Category, List<String>> FILES =
            Map.of(
                    Category.BASE, List.of("1a21a995d06fd6f2", "1fee67823b317571"),
                    Category.MISS_FUNC, List.of("87d28ce10e37d864", "69e679b806d1c871"),
                    Category.MISS_PARAM, List.of("f0c66dda3795f5f5", "59c442901779e2c3"),
                    Category.LONG_CONTEXT, List.of("78c3268c5cc8e97c", "e82aa0e839c39d23"));

    /// The first 12 hex digits of SHA-256 of a text, or of anything else as JSON.
    private static final Map<Constant, String> CONSTANTS = constants();

    /// The watch list ends in Python's `...`, which JSON has no form of.
    private static final int HASHED_WATCH_LIST_ITEMS = 1000;

    private Release() {}

    private static Map<Constant, String> constants() {
        var hashes = new EnumMap<Constant, String>(Constant.class);
        hashes.put(Constant.WATCH_LIST_EXTENSION, "69d549517a13");
        hashes.put(Constant.TRANSACTION_HISTORY_EXTENSION, "e4d3ae4193a4");
        hashes.put(Constant.MA_5_EXTENSION, "d31eacce6600");
        hashes.put(Constant.MA_20_EXTENSION, "02d40275df50");
        hashes.put(Constant.TECHNOLOGY_EXTENSION, "27ce9e63c568");
        hashes.put(Constant.AUTOMOBILE_EXTENSION, "7b03a627c9be");
        hashes.put(Constant.ORDER_DETAIL_EXTENSION, "28a349682263");
        hashes.put(Constant.FILE_CONTENT_EXTENSION, "9fc8dcc81196");
        hashes.put(Constant.POPULATE_FILE_EXTENSION, "bb6d74fac29d");
        hashes.put(Constant.CAR_STATUS_METADATA_EXTENSION, "95213037b3a7");
        hashes.put(Constant.LONG_WEATHER_EXTENSION, "033fd12f8140");
        hashes.put(Constant.PARKING_BRAKE_INSTRUCTION, "b07ebc46e896");
        hashes.put(Constant.INTERMEDIARY_CITIES, "0bfbe4bdc1c5");
        hashes.put(Constant.CREDIT_CARD_EXTENSION, "834c86bb2d93");
        hashes.put(Constant.BOOKING_RECORD_EXTENSION, "12c2b109d23d");
        return hashes;
    }

    /// What differs from the known release, one sentence each; empty for the release itself.
    static List<String> differences(SuiteFiles files, LongContext longContext) {
        var differences = new ArrayList<String>();
        for (var category : Category.values()) {
            var layout = Layout.OFFICIAL;
            var hashes = FILES.getOrDefault(category, List.of("", ""));
            compareFile(files, layout.questions(category), hashes.getFirst(), differences);
            compareFile(files, layout.answers(category), hashes.getLast(), differences);
        }
        CONSTANTS.forEach(
                (constant, hash) -> {
                    if (!hash(longContext, constant).startsWith(hash)) {
                        differences.add(
                                "long-context constant " + constant + " is not that of " + NAME);
                    }
                });
        return differences;
    }

    private static void compareFile(
            SuiteFiles files, String path, String hash, List<String> differences) {
        if (!Digest.of(files.read(path)).startsWith(hash)) {
            differences.add(files.locate(path) + " is not that of " + NAME);
        }
    }

    private static String hash(LongContext longContext, Constant constant) {
        var value = longContext.value(constant);
        if (value instanceof Str(var text)) {
            return Digest.of(text);
        }
        if (constant == Constant.WATCH_LIST_EXTENSION && value instanceof ListValue list) {
            int hashed = Math.min(list.size(), HASHED_WATCH_LIST_ITEMS);
            value = new ListValue(list.items().subList(0, hashed));
        }
        try {
            return Digest.of(TextForms.json(value));
        } catch (PythonError _) { // it has no JSON form, which the release's has
            return "";
        }
    }
}
