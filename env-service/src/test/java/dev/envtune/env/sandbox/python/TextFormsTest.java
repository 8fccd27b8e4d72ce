package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected texts are CPython 3.11's, recorded or from spec/bfcl-protocol.md 6.1.
class TextFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "-1.5",
                "0.1",
                "0.30000000000000004",
                "0.0001",
                "9.999e-05",
                "1e-05",
                "1.5e-07",
                "0.00123",
                "10000000.0",
                "12345678.9",
                "1000000000000000.0",
                "9007199254740992.0",
                "9999999999999998.0",
                "1e+16",
                "1.2345678901234568e+16",
                "1e+22",
                "1e+23",
                "-2.5e-09",
                "3.335e-321",
                "1.7976931348623157e+308",
                "2.2250738585072014e-308",
                "5e-324",
                "1e-323",
                "1.5e-323",
                "2e-323",
                "9.4e-323",
                "1e-322",
                "-8.095896314512539e-11",
                "2.0951218323850843e-171"
            })
    void repr_float_isPythonsShortest(String text) {
        assertThat(TextForms.repr(new Real(Double.parseDouble(text)))).isEqualTo(text);
    }

    @Test
    void json_infinityAndNan_areJavaScriptNames() {
        var list =
                ListValue.of(
                        new Real(Double.POSITIVE_INFINITY),
                        new Real(Double.NEGATIVE_INFINITY),
                        new Real(Double.NaN));
        assertThat(TextForms.json(list)).isEqualTo("[Infinity, -Infinity, NaN]");
        assertThat(TextForms.repr(list)).isEqualTo("[inf, -inf, nan]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    abc          ~ 'abc'              ~ "abc"
                    it's         ~ "it's"             ~ "it's"
                    say "hi"     ~ 'say "hi"'         ~ "say \\"hi\\""
                    it's "x"     ~ 'it\\'s "x"'       ~ "it's \\"x\\""
                    a\\b         ~ 'a\\\\b'           ~ "a\\\\b"
                    a/b          ~ 'a/b'              ~ "a/b"
                    é            ~ 'é'                ~ "\\u00e9"
                    日本         ~ '日本'             ~ "\\u65e5\\u672c"
                    😀           ~ '😀'               ~ "\\ud83d\\ude00"
                    ``           ~ ''                 ~ ""
                    """)
    void reprAndJson_string_quoteAndEscape(String text, String repr, String json) {
        assertThat(TextForms.repr(new Str(text))).isEqualTo(repr);
        assertThat(TextForms.json(new Str(text))).isEqualTo(json);
    }

    @Test
    void reprAndJson_controls_areEscaped() {
        var text = new Str("\n\r\t\b\f\u0000\u001f\u007f");
        assertThat(TextForms.repr(text)).isEqualTo("'\\n\\r\\t\\x08\\x0c\\x00\\x1f\\x7f'");
        assertThat(TextForms.json(text)).isEqualTo("\"\\n\\r\\t\\b\\f\\u0000\\u001f\\u007f\"");
    }

    @Test
    void repr_unprintableCharacters_areEscapedBySize() {
        var text = "a\u0085\u00a0\u00ad\u200b\u2028\u3000" + Character.toString(0xe0001);
        assertThat(TextForms.repr(new Str(text)))
                .isEqualTo("'a\\x85\\xa0\\xad\\u200b\\u2028\\u3000\\U000e0001'");
    }

    @Test
    void repr_characterNewerThanUnicode14_isEscapedAsUnassigned() {
        assertThat(TextForms.repr(new Str(Character.toString(0x1fae8)))).isEqualTo("'\\U0001fae8'");
        assertThat(TextForms.repr(new Str(Character.toString(0x1fae0))))
                .isEqualTo("'\uD83E\uDEE0'");
        assertThat(TextForms.repr(new Str("\u0897"))).isEqualTo("'\\u0897'");
    }

    @Test
    void reprAndJson_loneSurrogates_areEscaped() {
        var text = new Str("a\ud800b\udc00");
        assertThat(TextForms.repr(text)).isEqualTo("'a\\ud800b\\udc00'");
        assertThat(TextForms.json(text)).isEqualTo("\"a\\ud800b\\udc00\"");
        assertThat(TextForms.str(text)).isEqualTo("a\ud800b\udc00");
    }

    @Test
    void repr_containers_nest() {
        var dict =
                new DictValue()
                        .put("k", ListValue.of(Int.of(1), Bool.TRUE, None.NONE))
                        .put(Int.of(2), new TupleValue(List.of(new Real(1))))
                        .put("t", new TupleValue(List.of(Value.of("a"), Value.of("b"))))
                        .put("e", new TupleValue(List.of()))
                        .put("d", new DictValue());
        assertThat(TextForms.repr(dict))
                .isEqualTo("{'k': [1, True, None], 2: (1.0,), 't': ('a', 'b'), 'e': (), 'd': {}}");
    }

    @Test
    void repr_sets_showEmptyOneByName() {
        var set = new SetValue();
        assertThat(TextForms.repr(set)).isEqualTo("set()");
        set.items().add(Value.of("a"));
        assertThat(TextForms.repr(set)).isEqualTo("{'a'}");
    }

    @Test
    void json_keys_becomeStrings() {
        var dict =
                new DictValue()
                        .put(Int.of(1), Value.of("int"))
                        .put("1", "str")
                        .put(new Real(2.5), Value.of("float"))
                        .put(Bool.FALSE, Value.of("bool"))
                        .put(None.NONE, Value.of("none"));
        assertThat(TextForms.json(dict))
                .isEqualTo(
                        "{\"1\": \"int\", \"1\": \"str\", \"2.5\": \"float\", \"false\": \"bool\","
                                + " \"null\": \"none\"}");
    }

    @Test
    void json_tuple_isList() {
        assertThat(TextForms.json(new TupleValue(List.of(Int.of(1), Value.of("a")))))
                .isEqualTo("[1, \"a\"]");
    }

    @Test
    void json_valueWithoutJsonForm_raisesTypeError() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> TextForms.json(new Opaque("Decimal", "Decimal('2')")))
                .withMessage("Object of type Decimal is not JSON serializable");
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(
                        () ->
                                TextForms.json(
                                        new DictValue().put(new TupleValue(List.of()), Int.of(1))))
                .withMessage("keys must be str, int, float, bool or None, not tuple");
    }

    @Test
    void result_eachKind_followsTheOriginalsSerialisation() {
        assertThat(TextForms.result(Value.of("it's \n raw"))).isEqualTo("it's \n raw");
        assertThat(TextForms.result(DictValue.of("a", true))).isEqualTo("{\"a\": true}");
        assertThat(TextForms.result(None.NONE)).isEqualTo("None");
        assertThat(TextForms.result(ListValue.of(Value.of("a"), Bool.TRUE)))
                .isEqualTo("['a', True]");
        assertThat(TextForms.result(new Real(3))).isEqualTo("3.0");
        assertThat(TextForms.result(new DictValue().put("result", new Opaque("mpf", "mpf('2.0')"))))
                .isEqualTo("{'result': mpf('2.0')}");
    }

    @Test
    void text_frozenContainer_isWrittenOnceAndStaysTheSame() {
        var list = ListValue.of(Value.of("a"), DictValue.of("b", 1)).freeze();
        var holder = new DictValue().put("x", list);
        assertThat(TextForms.json(holder)).isEqualTo("{\"x\": [\"a\", {\"b\": 1}]}");
        assertThat(TextForms.json(list)).isSameAs(TextForms.json(list));
        assertThat(TextForms.repr(list)).isSameAs(TextForms.repr(list));
        assertThat(TextForms.json(holder)).isEqualTo("{\"x\": [\"a\", {\"b\": 1}]}");
        assertThat(TextForms.repr(holder)).isEqualTo("{'x': ['a', {'b': 1}]}");
    }

    @Test
    void text_thawedCopyOfConstant_followsItsChanges() {
        var constant = ListValue.of(Int.of(1)).freeze();
        assertThat(TextForms.json(constant)).isEqualTo("[1]");
        assertThat(TextForms.json(constant.thaw().add(Int.of(2)))).isEqualTo("[1, 2]");
    }

    @Test
    void text_integerOfTooManyDigits_raisesValueError() {
        var largest = BigInteger.TEN.pow(4300).subtract(BigInteger.ONE);
        assertThat(TextForms.repr(Int.of(largest))).hasSize(4300);
        assertThat(TextForms.repr(Int.of(largest.negate()))).hasSize(4301);
        var tooLarge = Int.of(BigInteger.TEN.pow(4300));
        for (Value value :
                List.of(
                        tooLarge,
                        ListValue.of(tooLarge),
                        DictValue.of("a", 1).put("b", tooLarge))) {
            assertThatExceptionOfType(PythonError.class)
                    .isThrownBy(() -> TextForms.result(value))
                    .withMessage(
                            "Exceeds the limit (4300 digits) for integer string conversion;"
                                    + " use sys.set_int_max_str_digits() to increase the limit");
        }
    }

    @Test
    void text_deepNesting_raisesRecursionError() {
        var deep = new ListValue();
        for (int i = 0; i < 100_000; i++) {
            deep = ListValue.of(deep);
        }
        var value = deep;
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> TextForms.repr(value))
                .withMessage("maximum recursion depth exceeded")
                .extracting(PythonError::type)
                .isEqualTo(PythonError.Type.RECURSION_ERROR);
        assertThatExceptionOfType(PythonError.class).isThrownBy(() -> TextForms.json(value));
    }

    @Test
    void text_listHoldingItself_raisesRecursionError() {
        var list = new ListValue();
        list.add(list);
        assertThatExceptionOfType(PythonError.class).isThrownBy(() -> TextForms.json(list));
    }

    @Test
    void text_sharedItemsThatExplode_raiseMemoryError() {
        Value wide = Value.of("x".repeat(1000));
        for (int i = 0; i < 6; i++) {
            wide = ListValue.of(wide, wide, wide, wide, wide, wide, wide, wide, wide, wide);
        }
        var value = wide;
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> TextForms.repr(value))
                .extracting(PythonError::type)
                .isEqualTo(PythonError.Type.MEMORY_ERROR);
    }

    @Test
    void result_beyondItsLimit_raisesWhereOtherTextsMayBeLonger() {
        var part = Value.of("x".repeat(1 << 16));
        var wide = new ListValue();
        for (int i = 0; i < 10; i++) {
            wide.add(part);
        }
        assertThat(TextForms.repr(wide)).hasSizeGreaterThan(TextForms.MAX_RESULT_CHARS);
        for (Value value : List.of(wide, DictValue.of("a", 1).put("b", wide))) {
            assertThatExceptionOfType(PythonError.class)
                    .isThrownBy(() -> TextForms.result(value))
                    .withMessageContaining("exceeds the limit of 524288 characters")
                    .extracting(PythonError::type)
                    .isEqualTo(PythonError.Type.MEMORY_ERROR);
        }
    }
}
