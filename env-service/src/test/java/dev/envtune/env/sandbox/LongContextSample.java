package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Small long-context constants.
public final class LongContextSample {
    private final DictValue constants = new DictValue();

    public LongContextSample() {
        var texts =
                new String[] {
                    "FILE_CONTENT_EXTENSION",
                    "CAR_STATUS_METADATA_EXTENSION",
                    "PARKING_BRAKE_INSTRUCTION"
                };
        for (var constant : LongContext.Constant.values()) {
            constants.put(constant.name(), new ListValue());
        }
        for (var text : texts) {
            constants.put(text, "");
        }
        for (var dict :
                new String[] {
                    "ORDER_DETAIL_EXTENSION",
                    "LONG_WEATHER_EXTENSION",
                    "CREDIT_CARD_EXTENSION",
                    "BOOKING_RECORD_EXTENSION"
                }) {
            constants.put(dict, new DictValue());
        }
    }

    public LongContextSample with(LongContext.Constant constant, Value value) {
        constants.put(constant.name(), value);
        return this;
    }

    public LongContextSample with(LongContext.Constant constant, String text) {
        return with(constant, new Str(text));
    }

    public LongContext constants() {
        return new LongContext(constants);
    }
}
