package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values and texts are CPython 3.11's, recorded.
class OperatorsTest {
    private static final Value TEXT = Value.of("a");
    private static final Value ONE = Int.of(1);
    private static final Value HUGE = Int.of(BigInteger.TEN.pow(400));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    9223372036854775807 | 1     | 9223372036854775808
                    -9223372036854775808 | -1   | -9223372036854775809
                    1                   | 2.5   | 3.5
                    0.1                 | 0.2   | 0.30000000000000004
                    true                | true  | 2
                    "a"                 | "b"   | 'ab'
                    [1]                 | ["x"] | [1, 'x']
                    """)
    void add_pairs_giveWhatPythonGives(String a, String b, String sum) {
        assertThat(TextForms.repr(Operators.add(json(a), json(b)))).isEqualTo(sum);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7      | 3    | 1    | 2
                    -7     | 3    | 2    | -3
                    7      | -3   | -2   | -3
                    -7     | -3   | -1   | 2
                    7.5    | 2    | 1.5  | 3.0
                    -7.5   | 2    | 0.5  | -4.0
                    7.5    | -2   | -0.5 | -4.0
                    5.0    | Infinity | 5.0 | 0.0
                    -5.0   | Infinity | inf | -1.0
                    0.0    | -3.0 | -0.0 | -0.0
                    100000000000000000000  | 7 | 2 | 14285714285714285714
                    -100000000000000000000 | 7 | 5 | -14285714285714285715
                    """)
    void moduloAndFloorDivide_signs_followTheDivisor(
            String a, String b, String rest, String quotient) {
        assertThat(TextForms.repr(Operators.modulo(json(a), json(b)))).isEqualTo(rest);
        assertThat(TextForms.repr(Operators.floorDivide(json(a), json(b)))).isEqualTo(quotient);
    }

    @Test
    void divide_integers_isCorrectlyRounded() {
        assertThat(quotient("7", "3")).isEqualTo("2.3333333333333335");
        assertThat(quotient("9007199254740993", "1")).isEqualTo("9007199254740992.0");
        assertThat(quotient("10000000000000000000000000", "3")).isEqualTo("3.3333333333333333e+24");
        assertThat(quotient("-100000000000000000000000", "7")).isEqualTo("-1.4285714285714286e+22");
        assertThat(quotient("123456789123456789", "987654321987654321"))
                .isEqualTo("0.1249999988609375");
        assertThat(quotient("0", "-4")).isEqualTo("-0.0");
        assertThat(Operators.divide(HUGE, Int.of(BigInteger.TEN.pow(399)))).isEqualTo(new Real(10));
        assertThat(
                        Operators.divide(
                                ONE, Int.of(new BigInteger("3").multiply(BigInteger.TEN.pow(320)))))
                .isEqualTo(new Real(3.335e-321));
        assertThat(
                        Operators.divide(
                                Int.of(BigInteger.ONE.shiftLeft(1074).add(BigInteger.ONE)),
                                Int.of(BigInteger.ONE.shiftLeft(2148))))
                .isEqualTo(new Real(Double.MIN_VALUE));
    }

    private static String quotient(String a, String b) {
        return TextForms.repr(Operators.divide(json(a), json(b)));
    }

    @Test
    void multiply_sequences_repeats() {
        assertThat(Operators.multiply(TEXT, Int.of(3))).isEqualTo(Value.of("aaa"));
        assertThat(Operators.multiply(Int.of(2), json("[1, 2]"))).isEqualTo(json("[1, 2, 1, 2]"));
        assertThat(Operators.multiply(TEXT, Int.of(-1))).isEqualTo(Value.of(""));
        assertThat(Operators.multiply(Value.of(""), Int.of(Long.MAX_VALUE)))
                .isEqualTo(Value.of(""));
    }

    @Test
    void signs_ofBooleans_giveIntegers() {
        assertThat(TextForms.repr(Operators.negate(Bool.TRUE))).isEqualTo("-1");
        assertThat(TextForms.repr(Operators.plus(Bool.TRUE))).isEqualTo("1");
        assertThat(TextForms.repr(Operators.invert(Bool.TRUE))).isEqualTo("-2");
        assertThat(TextForms.repr(Operators.absolute(Int.of(Long.MIN_VALUE))))
                .isEqualTo("9223372036854775808");
        assertThat(TextForms.repr(Operators.absolute(new Real(-0.0)))).isEqualTo("0.0");
    }

    @Test
    void compare_acrossTypes_isExact() {
        assertThat(Operators.less(json("9007199254740992.0"), json("9007199254740993"))).isTrue();
        assertThat(Operators.greaterOrEqual(json("9007199254740992.0"), json("9007199254740993")))
                .isFalse();
        assertThat(Operators.less(HUGE, json("1e308"))).isFalse();
        assertThat(Operators.less(HUGE, json("Infinity"))).isTrue();
        assertThat(Operators.lessOrEqual(json("-0.0"), Bool.FALSE)).isTrue();
        assertThat(Operators.less(json("NaN"), ONE)).isFalse();
        assertThat(Operators.greater(json("NaN"), ONE)).isFalse();
        assertThat(Operators.less(json("[1, 2]"), json("[1, 2, 0]"))).isTrue();
        assertThat(Operators.less(json("[1, 3]"), json("[1, 2, 0]"))).isFalse();
        assertThat(Operators.less(Value.of("\uffee"), Value.of("\ud83d\ude00"))).isTrue();
    }

    @Test
    void contains_eachContainer_comparesByValue() {
        assertThat(Operators.contains(json("[1, 2]"), new Real(2))).isTrue();
        assertThat(Operators.contains(json("{\"a\": 1}"), TEXT)).isTrue();
        assertThat(Operators.contains(Value.of("cat"), TEXT)).isTrue();
        assertThat(Operators.contains(new TupleValue(List.of(ONE)), Bool.TRUE)).isTrue();
    }

    @Test
    void iterateAndLength_string_countCodePoints() {
        var text = Value.of("a\ud83d\ude00b");
        assertThat(Operators.length(text)).isEqualTo(3);
        assertThat(Operators.iterate(text))
                .containsExactly(Value.of("a"), Value.of("\ud83d\ude00"), Value.of("b"));
        assertThat(Operators.item(text, Int.of(-2))).isEqualTo(Value.of("\ud83d\ude00"));
    }

    @Test
    void iterate_dictionaryChangedMeanwhile_keepsTheKeysAtItsStart() {
        var dict = new DictValue().put("a", 1).put("b", 2);
        for (var key : Operators.iterate(dict)) {
            dict.remove(key);
        }
        assertThat(dict.isEmpty()).isTrue();
    }

    @Test
    void errors_wrongOperands_haveCPythonsText() {
        var list = new ListValue();
        var dict = new DictValue();
        var half = new Real(0.5);
        raises(() -> Operators.add(TEXT, ONE), "can only concatenate str (not \"int\") to str");
        raises(() -> Operators.add(list, TEXT), "can only concatenate list (not \"str\") to list");
        raises(
                () -> Operators.add(ONE, TEXT),
                "unsupported operand type(s) for +: 'int' and 'str'");
        raises(
                () -> Operators.add(None.NONE, TEXT),
                "unsupported operand type(s) for +: 'NoneType' and 'str'");
        raises(
                () -> Operators.subtract(dict, ONE),
                "unsupported operand type(s) for -: 'dict' and 'int'");
        raises(
                () -> Operators.multiply(TEXT, half),
                "can't multiply sequence by non-int of type 'float'");
        raises(
                () -> Operators.multiply(TEXT, TEXT),
                "can't multiply sequence by non-int of type 'str'");
        raises(
                () -> Operators.multiply(dict, ONE),
                "unsupported operand type(s) for *: 'dict' and 'int'");
        raises(
                () -> Operators.power(TEXT, ONE),
                "unsupported operand type(s) for ** or pow(): 'str' and 'int'");
        raises(
                () -> Operators.modulo(TEXT, ONE),
                "not all arguments converted during string formatting");
        raises(() -> Operators.negate(TEXT), "bad operand type for unary -: 'str'");
        raises(() -> Operators.absolute(TEXT), "bad operand type for abs(): 'str'");
        raises(() -> Operators.invert(half), "bad operand type for unary ~: 'float'");
        raises(
                () -> Operators.less(TEXT, ONE),
                "'<' not supported between instances of 'str' and 'int'");
        raises(
                () -> Operators.greaterOrEqual(json("[1]"), json("[\"a\"]")),
                "'>=' not supported between instances of 'int' and 'str'");
        raises(
                () -> Operators.contains(TEXT, ONE),
                "'in <string>' requires string as left operand, not int");
        raises(() -> Operators.contains(ONE, ONE), "argument of type 'int' is not iterable");
        raises(() -> Operators.contains(dict, list), "unhashable type: 'list'");
        raises(() -> Operators.iterate(ONE), "'int' object is not iterable");
        raises(() -> Operators.length(ONE), "object of type 'int' has no len()");
        raises(() -> Operators.text(ONE, "rstrip"), "'int' object has no attribute 'rstrip'");
        raises(
                () -> Operators.hashable(new TupleValue(List.of(ONE, new ListValue()))),
                "unhashable type: 'list'");
    }

    @Test
    void item_missing_raisesWhatPythonRaises() {
        var dict = new DictValue();
        raises(() -> Operators.item(dict, Value.of("it's")), "\"it's\"");
        raises(() -> Operators.item(json("[1]"), Int.of(5)), "list index out of range");
        raises(
                () -> Operators.item(json("[1]"), TEXT),
                "list indices must be integers or slices, not str");
        raises(() -> Operators.item(TEXT, TEXT), "string indices must be integers, not 'str'");
        raises(() -> Operators.item(TEXT, Int.of(5)), "string index out of range");
        raises(
                () -> Operators.item(json("[1]"), HUGE),
                "cannot fit 'int' into an index-sized integer");
        raises(() -> Operators.item(None.NONE, TEXT), "'NoneType' object is not subscriptable");
    }

    @Test
    void division_byZero_namesTheKind() {
        var zero = Int.of(0);
        raises(() -> Operators.divide(ONE, zero), "division by zero");
        raises(() -> Operators.divide(new Real(1), zero), "float division by zero");
        raises(() -> Operators.modulo(ONE, zero), "integer modulo by zero");
        raises(() -> Operators.modulo(new Real(1), zero), "float modulo");
        raises(() -> Operators.floorDivide(ONE, zero), "integer division or modulo by zero");
    }

    @Test
    void arithmetic_integerPastDoubles_raisesOverflow() {
        raises(() -> Operators.add(HUGE, new Real(1)), "int too large to convert to float");
        raises(() -> Operators.divide(HUGE, ONE), "integer division result too large for a float");
        raises(() -> Operators.toFloat(HUGE), "int too large to convert to float");
    }

    @Test
    void arithmetic_resultOfTooManyDigits_raisesBeforeTheWork() {
        var text =
                "Exceeds the limit (4300 digits) for integer string conversion;"
                        + " use sys.set_int_max_str_digits() to increase the limit";
        var ten = Int.of(10);
        raises(() -> Operators.power(ten, Int.of(10_000_000_000L)), text);
        raises(() -> Operators.power(ten, HUGE), text);
        raises(() -> Operators.power(ten, Int.of(4300)), text);
        var largest = (Int) Operators.power(ten, Int.of(4299));
        assertThat(TextForms.repr(largest)).hasSize(4300);
        raises(() -> Operators.multiply(largest, largest), text);
        raises(() -> Operators.multiply(largest, ten), text);
        assertThat(Operators.power(Int.of(-1), HUGE)).isEqualTo(ONE);
        assertThat(Operators.power(Int.of(0), HUGE)).isEqualTo(Int.of(0));
    }

    @Test
    void sequences_tooLong_raiseMemoryError() {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(() -> Operators.multiply(TEXT, Int.of(10_000_000_000L)))
                .extracting(PythonError::type)
                .isEqualTo(PythonError.Type.MEMORY_ERROR);
        raises(
                () -> Operators.multiply(TEXT, HUGE),
                "cannot fit 'int' into an index-sized integer");
    }

    private static void raises(Supplier<?> operation, String text) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(operation::get)
                .extracting(PythonError::text)
                .isEqualTo(text);
    }

    private static Value json(String text) {
        return JsonValues.parse(text);
    }
}
