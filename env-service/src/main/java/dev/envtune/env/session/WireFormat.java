package dev.envtune.env.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON as the service reads and writes it, on the wire and in the log.
///
/// Reading is strict: an unknown field, a text for a number or a number for a text is an error.
/// Writing escapes surrogates, so that half of a pair, which a model may send, survives UTF-8.
public final class WireFormat {
    private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .highestNonEscapedChar(LAST_BEFORE_SURROGATES)
                                    .build())
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .withCoercionConfig(LogicalType.Textual, WireFormat::refuseScalars)
                    .build();

    private WireFormat() {}

    private static void refuseScalars(MutableCoercionConfig texts) {
        for (var shape :
                List.of(
                        CoercionInputShape.Integer,
                        CoercionInputShape.Float,
                        CoercionInputShape.Boolean)) {
            texts.setCoercion(shape, CoercionAction.Fail);
        }
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }

    static String write(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
