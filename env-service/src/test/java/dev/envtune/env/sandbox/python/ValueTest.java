package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void equals_numbersOfOneValue_areEqualAndHashAlike() {
        var same =
                List.<List<Value>>of(
                        List.of(Bool.TRUE, Int.of(1), new Real(1)),
                        List.of(Bool.FALSE, Int.of(0), new Real(0), new Real(-0.0)),
                        List.of(Int.of(1L << 53), new Real(0x1p53)),
                        List.of(Int.of(Long.MIN_VALUE), new Real(-0x1p63)),
                        List.of(Int.of(BigInteger.ONE.shiftLeft(63)), new Real(0x1p63)),
                        List.of(Int.of(BigInteger.ONE.shiftLeft(200)), new Real(0x1p200)));
        for (var values : same) {
            for (var one : values) {
                for (var other : values) {
                    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
                }
            }
        }
    }

    @Test
    void equals_numbersThatDoublesCannotTellApart_differ() {
        assertThat(Int.of((1L << 53) + 1)).isNotEqualTo(new Real(0x1p53));
        assertThat(new Real(0x1p63)).isNotEqualTo(Int.of(Long.MAX_VALUE));
        assertThat(Int.of(5)).isNotEqualTo(Value.of("5"));
        assertThat(new Real(0.5)).isNotEqualTo(Int.of(0));
        assertThat(new Real(Double.POSITIVE_INFINITY))
                .isNotEqualTo(Int.of(BigInteger.TEN.pow(400)));
    }

    @Test
    void equals_nan_equalsOnlyItselfAsAnObject() {
        var nan = new Real(Double.NaN);
        assertThat(nan.equals(nan)).isTrue();
        assertThat(nan.equals(new Real(Double.NaN))).isFalse();
        assertThat(ListValue.of(nan)).isEqualTo(ListValue.of(nan));
    }

    @Test
    void dict_keysOfOneNumber_areOneKey() {
        var dict = new DictValue().put(Int.of(5), Value.of("a")).put(new Real(5), Value.of("b"));
        assertThat(dict.size()).isOne();
        assertThat(TextForms.repr(dict)).isEqualTo("{5: 'b'}");
    }

    @Test
    void dict_equality_ignoresOrderAndListsDoNot() {
        var one = new DictValue().put("a", 1).put("b", 2);
        var other = new DictValue().put("b", 2.0).put("a", true);
        assertThat(one).isEqualTo(other);
        assertThat(ListValue.of(Int.of(1), Int.of(2)))
                .isNotEqualTo(ListValue.of(Int.of(2), Int.of(1)));
    }

    @Test
    void dict_removedAndAddedAgain_movesToTheEnd() {
        var dict = new DictValue().put("a", 1).put("b", 2);
        dict.put("a", 3);
        assertThat(TextForms.repr(dict)).isEqualTo("{'a': 3, 'b': 2}");
        dict.remove(Value.of("a"));
        dict.put("a", 4);
        assertThat(TextForms.repr(dict)).isEqualTo("{'b': 2, 'a': 4}");
    }

    @Test
    void freeze_reachesItemsOfTuples() {
        var inner = new ListValue();
        ListValue.of(new TupleValue(List.of(inner))).freeze();
        assertThat(inner.isFrozen()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> inner.add(Int.of(1)));
    }

    @Test
    void thaw_nestedConstants_givesAChangeableCopyAndLeavesTheConstant() {
        var constant =
                new DictValue()
                        .put("l", ListValue.of(new TupleValue(List.of(new ListValue()))))
                        .freeze();
        var copy = constant.thaw();
        var tuple = (TupleValue) Operators.item(Operators.item(copy, Value.of("l")), Int.of(0));
        ((ListValue) tuple.items().getFirst()).add(Int.of(1));
        assertThat(TextForms.repr(copy)).isEqualTo("{'l': [([1],)]}");
        assertThat(TextForms.repr(constant)).isEqualTo("{'l': [([],)]}");
    }

    @Test
    void writable_constant_isAShallowCopyAndElseItself() {
        var record = DictValue.of("k", 1);
        var constant = ListValue.of(record).freeze();
        var list = constant.writable().add(Int.of(2));
        assertThat(TextForms.repr(constant)).isEqualTo("[{'k': 1}]");
        assertThat(list.get(0)).isSameAs(record);
        assertThat(list.writable()).isSameAs(list);

        var dict = record.writable().put("k", 3);
        assertThat(TextForms.repr(record)).isEqualTo("{'k': 1}");
        assertThat(dict.writable()).isSameAs(dict);
    }

    @Test
    void fork_changeable_changesIndependentlyAndAConstantNeedsNone() {
        var list = ListValue.of(Int.of(1));
        list.fork().add(Int.of(2));
        assertThat(TextForms.repr(list)).isEqualTo("[1]");
        var dict = DictValue.of("k", 1);
        dict.fork().put("k", 2);
        assertThat(TextForms.repr(dict)).isEqualTo("{'k': 1}");
        assertThat(list.freeze().fork()).isSameAs(list);
        assertThat(dict.freeze().fork()).isSameAs(dict);
    }
}
