package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void of_officialDescription_keepsTheFirstSentenceOfTheToolItself() {
        assertThat(Signature.of(Samples.CD))
                .isEqualTo(new Signature("cd(folder: string)", "Changes the folder."));
    }

    @Test
    void of_optionalParameters_showsDefaultsAsInPython() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("names", Map.of("type", "array", "items", Map.of("type", "string")));
        properties.put("unit", Map.of("type", "string", "default", "celsius"));
        properties.put("on", Map.of("type", "boolean", "default", true));
        properties.put("date", Map.of("type", "string"));
        properties.put("what", Map.of());
        var tool = Samples.tool("t", "Does it", properties, List.of("names"));
        assertThat(Signature.of(tool).call())
                .isEqualTo(
                        "t(names: string[], unit: string = 'celsius', on: boolean = True,"
                                + " date: string = None, what: any = None)");
    }
}
