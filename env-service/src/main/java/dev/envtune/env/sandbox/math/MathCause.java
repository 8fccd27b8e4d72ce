package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.HintKind.CAPACITY;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;
import static dev.envtune.env.sandbox.HintKind.UNSUPPORTED_COMBINATION;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why calculations fail, beside the reasons of [OperandFault].
enum MathCause implements Cause {
    JOINED(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "a and b were joined, not added, because neither is a number.")),
    DIVISOR_ZERO(
            Wording.error("Cannot divide by zero"),
            Hint.of(LEGAL_VALUES, "b is the divisor and must not be 0.")),
    WHOLE_ZERO(
            Wording.error("Whole value cannot be zero"),
            Hint.of(LEGAL_VALUES, "whole is the divisor and must not be 0.")),
    POWER_OF_ZERO(
            Wording.raised("{message}"),
            Hint.of(LEGAL_VALUES, "0 has no negative power: that would divide by zero.")),
    POWER_TOO_LARGE(
            Wording.raised("{message}"),
            Hint.of(
                    CAPACITY,
                    "The power is too large: floats end near 1.8e308, integers at 4300 digits.")),
    POWER_COMPLEX(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "A negative base with a fractional exponent has a complex power, which is no"
                            + " real number.")),
    DECIMAL_PLACES(
            Wording.error(MathCause.NOT_ROUNDED),
            Hint.of(KIND_MISMATCH, "decimal_places is a whole number, such as 2.")),

    LIST_EMPTY(
            Wording.error("Cannot calculate of an empty list"),
            Hint.of(LEGAL_VALUES, "numbers must hold at least one number.")),
    LIST_ABSENT(
            Wording.error("Cannot calculate of an empty list"),
            Hint.of(KIND_MISMATCH, "numbers is a list of numbers, such as [1, 2.5].")),
    NUMBER_FOR_LIST(
            Wording.error(MathCause.NOT_NUMBERS),
            Hint.about(KIND_MISMATCH, "numbers")
                    .say(
                            "numbers is one list, not a single number: call again with all of them"
                                    + " in it, such as [1, 2.5].")),
    LIST_AS_TEXT(
            Wording.error(MathCause.NOT_NUMBERS),
            Hint.about(KIND_MISMATCH, "numbers").say("numbers is a list, not a string.")),
    OBJECT_FOR_LIST(
            Wording.error(MathCause.NOT_NUMBERS),
            Hint.about(KIND_MISMATCH, "numbers")
                    .say(
                            "numbers is a list, not an object: list the numbers that its fields hold.")),
    ITEMS_AS_TEXT(
            Wording.error(MathCause.NOT_NUMBERS),
            Hint.about(KIND_MISMATCH, "numbers")
                    .say("Some items are strings; write the numbers without quotes.")),
    ITEM_NO_NUMBER(
            Wording.error(MathCause.NOT_NUMBERS),
            Hint.about(KIND_MISMATCH, "numbers")
                    .say("Item {position} of numbers, counted from 1, is no number: {item!r}.")),
    COMPARED_AS_TEXT(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "numbers")
                    .say("The items are no numbers, so they were compared as what they are.")),

    PRECISION_NO_INTEGER(
            Wording.error("{message}"),
            Hint.of(KIND_MISMATCH, "precision is a whole number of digits, such as 10.")),
    PRECISION_BELOW_ONE(
            Wording.raised("valid range for prec is [1, MAX_PREC]"),
            Hint.of(LEGAL_VALUES, "precision is the number of digits: 1 or more.")),
    PRECISION_TOO_LARGE(
            Wording.raised("precision is limited to {limit} digits"),
            Hint.of(CAPACITY, "precision is the number of digits: at most {limit}.")),
    LOGARITHM_OF_NO_NUMBER(
            Wording.error("cannot create mpf from {value!r}"),
            Hint.about(KIND_MISMATCH, "value").say("value must be a number above 0.")),
    LOGARITHM_BASE_NO_NUMBER(
            Wording.error("cannot create mpf from {base!r}"),
            Hint.about(KIND_MISMATCH, "base").say("base must be a number above 0, but not 1.")),
    LOGARITHM_OPERAND_TOO_LONG(
            Wording.raised("numbers are limited to {limit} digits"),
            Hint.of(CAPACITY, "A number in quotes has at most {limit} digits and places.")),
    LOGARITHM_BASE_ONE(
            Wording.error(""),
            Hint.of(
                    LEGAL_VALUES,
                    "base must not be 1: its logarithm is 0, by which nothing can be"
                            + " divided.")),
    LOGARITHM_NOT_REAL(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "This is no ordinary number: value and base must be finite and above 0, and"
                            + " base not 1.")),
    ROOT_OF_NEGATIVE(
            Wording.error("Cannot calculate square root of a negative number"),
            Hint.of(LEGAL_VALUES, "number must be 0 or more.")),

    UNIT_IN_SPELLING(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.about(LEGAL_VALUES, "unit_in").say("unit_in is written {instead!r}.")),
    UNIT_OUT_SPELLING(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.about(LEGAL_VALUES, "unit_out").say("unit_out is written {instead!r}.")),
    UNIT_IN_UNKNOWN(Wording.error(MathCause.NO_CONVERSION), Hint.about(LEGAL_VALUES, "unit_in")),
    UNIT_OUT_UNKNOWN(Wording.error(MathCause.NO_CONVERSION), Hint.about(LEGAL_VALUES, "unit_out")),
    UNIT_IMPERIAL(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(
                            UNSUPPORTED_COMBINATION,
                            "This tool knows only metric lengths: km, m, cm, mm, um, nm.")
                    .say("[imperial_si_conversion] knows other units.")
                    .next(
                            "imperial_si_conversion(value={value!r}, unit_in={known_in!r},"
                                    + " unit_out={known_out!r})")),
    UNIT_OF_LIQUID(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(UNSUPPORTED_COMBINATION, "This tool does not convert liquids.")
                    .say("[liter_to_gallon] and [gallon_to_liter] do.")),
    UNITS_METRIC(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(UNSUPPORTED_COMBINATION, "Both units are metric.")
                    .say("[si_unit_conversion] converts between them.")
                    .next(
                            "si_unit_conversion(value={value!r}, unit_in={unit_in!r},"
                                    + " unit_out={unit_out!r})")),
    UNITS_BY_METRIC_STEP(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(
                            UNSUPPORTED_COMBINATION,
                            "There is no direct factor: convert to {pivot} first, and that to"
                                    + " {unit_out}.")
                    .say("[si_unit_conversion] does the first step.")
                    .next(
                            "si_unit_conversion(value={value!r}, unit_in={unit_in!r},"
                                    + " unit_out={pivot!r})")),
    UNITS_BY_STEP(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(
                            UNSUPPORTED_COMBINATION,
                            "There is no direct factor: convert to {pivot} first, and that on to"
                                    + " {unit_out}.")
                    .next(
                            "imperial_si_conversion(value={value!r}, unit_in={unit_in!r},"
                                    + " unit_out={pivot!r})")),
    UNITS_UNRELATED(
            Wording.error(MathCause.NO_CONVERSION),
            Hint.of(
                    UNSUPPORTED_COMBINATION,
                    "The pairs are cm and in, m and ft, m and yd, km and miles, kg and lb, celsius"
                            + " and fahrenheit; these two measure different things."));

    static final String NOT_ROUNDED =
            "First input must be a number, second input must be an integer";
    static final String NOT_NUMBERS = "All elements in the list must be numbers";
    private static final String NO_CONVERSION =
            "Conversion from '{unit_in}' to '{unit_out}' is not supported";

    private final Wording wording;
    private final Hint hint;

    MathCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
