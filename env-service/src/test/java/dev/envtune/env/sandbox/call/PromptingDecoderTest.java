package dev.envtune.env.sandbox.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.call.Decoded.Calls;
import dev.envtune.env.sandbox.call.Decoded.Undecodable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptingDecoderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[f(a=1), g(b='x')]",
                "f(a=1), g(b='x')",
                "[f(a=1), g(b=\"x\"),]",
                "```\n[f(a=1), g(b='x')]\n```",
                "[f(a=1), g(b='x')",
                "f(a=1), g(b='x')]",
                " \n[f(a = 1),\n g(b='x')] \n"
            })
    void decode_listOfCalls_forgivesBracketsAndFences(String message) {
        assertThat(PromptingDecoder.decode(message))
                .isEqualTo(new Calls(List.of("f(a=1)", "g(b='x')")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    cd('x')                       § cd()
                    f(1, b=2, *c)                 § f(b=2)
                    f(x < 1, b=2)                 § f(b=2)
                    a.b.c(d=1)                    § a.b.c(d=1)
                    f(a=1, b=2, a=3)              § f(a=3, b=2)
                    f(a=+3, b=-3, c=~3)           § f(a=-3, b=-3, c=-3)
                    f(a=not True)                 § f(a=-1)
                    f(a=true, b=nan)              § f(a='true', b='nan')
                    f(a=...)                      § f(a='...')
                    f(a=2+3*4, b='a'*2)           § f(a=14, b='aa')
                    f(a=x[0], b=x[ 'k' ][1:2])    § f(a='x[0]', b="x['k'][1:2]")
                    f(a=g(1, "b"))                § f(a="g(1, 'b')")
                    f(a=g(1-(2-3), (1-2)-3))      § f(a='g(1 - (2 - 3), 1 - 2 - 3)')
                    f(a=g(2**(3**4), (2**3)**-x)) § f(a='g(2 ** 3 ** 4, (2 ** 3) ** (-x))')
                    f(a=g(not(b), {1: (2,)}[...])) § f(a='g(not b, {1: (2,)}[...])')
                    f(a=g(-(1+2)*3, x . y ))      § f(a='g(-(1 + 2) * 3, x.y)')
                    f(a=g())                      § f(a='g()')
                    f(a=g(b=1, c="x"))            § f(a=g(b=1, c='x'))
                    f(a=[g(b=1)])                 § f(a=[{'g': {'b': 1}}])
                    f(a={'b': {'c': 1}})          § f(a=b(c=1))
                    f(a={'b': {}, 'c': {'d': 1}}) § f(a=b())
                    f(a={'b': 1, 2: 'c'})         § f(a={'b': 1, '2': 'c'})
                    f(a={"b'c": [{}]})            § f(a={'b'c': [{}]})
                    f(a=[1, (2,), "it's"])        § f(a=[1, (2,), "it's"])
                    f(a='b' 'c', d=r'\\n')        § f(a='bc', d='\\\\n')
                    """)
    void decode_oddValues_becomeWhatTheOriginalMakesOfThem(String call, String text) {
        assertThat(PromptingDecoder.decode("[" + call + "]")).isEqualTo(new Calls(List.of(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All done, nothing more to call.",
                "[f(a=1), 2]",
                "[f(a=1)][0]",
                "[f]",
                "['f()']",
                "f(a={})",
                "f(a={'b': 1, 'c': {}})",
                "f(a={1, 2})",
                "f(a=x.y)",
                "f(a=f'x')",
                "f(a=1 < 2)",
                "f(a=-x)",
                "f(a=-(1+2))",
                "f(a=1/0)",
                "f(a=x+1)",
                "f(**x)",
                "f(a=1",
                "f(1)(a=2)",
                "[f(a=1)], [g(b=2)]"
            })
    void decode_anythingElse_isUndecodable(String message) {
        var decoded = PromptingDecoder.decode(message);
        assertThat(decoded).isInstanceOf(Undecodable.class);
        assertThat(decoded.isEmpty()).isTrue();
    }

    @Test
    void decode_emptyList_isNoCalls() {
        assertThat(PromptingDecoder.decode("[]")).isEqualTo(new Calls(List.of()));
        assertThat(PromptingDecoder.decode("")).isEqualTo(new Calls(List.of()));
        assertThat(PromptingDecoder.decode("[]").isEmpty()).isTrue();
        assertThat(PromptingDecoder.decode("[f()]").isEmpty()).isFalse();
    }

    @Test
    void decodeBare_outerBracketsAndQuotes_areStripped() {
        assertThat(PromptingDecoder.decodeBare(" '[f(a=[1]), g()]' "))
                .isEqualTo(new Calls(List.of("f(a=[1])", "g()")));
        assertThat(PromptingDecoder.decodeBare("[f(a=1)]")).isEqualTo(new Calls(List.of("f(a=1)")));
        assertThat(PromptingDecoder.decodeBare("[]")).isInstanceOf(Undecodable.class);
    }
}
