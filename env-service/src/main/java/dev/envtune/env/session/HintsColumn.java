package dev.envtune.env.session;

import dev.envtune.env.feedback.HintSelection;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// A selection of hints as JSON in a column; `{}`, which selects every kind, for sessions that select none.
@Converter
class HintsColumn implements AttributeConverter<HintSelection, String> {
    static String text(HintSelection hints) {
        return hints.equals(HintSelection.ALL) ? "{}" : WireFormat.write(hints.codes());
    }

    @Override
    public String convertToDatabaseColumn(HintSelection hints) {
        return text(hints);
    }

    @Override
    public HintSelection convertToEntityAttribute(String text) {
        return HintSelection.of(
                WireFormat.mapper()
                        .readValue(text, new TypeReference<Map<String, List<String>>>() {}));
    }
}
