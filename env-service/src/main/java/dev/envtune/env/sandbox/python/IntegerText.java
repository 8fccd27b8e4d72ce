package dev.envtune.env.sandbox.python;

import java.math.BigInteger;

/// Decimal text of integers within CPython's limit of 4300 digits.
final class IntegerText {
    static final int MAX_DIGITS = 4300;

    /// The smallest magnitude with too many digits: 10^4300, of 14285 bits.
    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(MAX_DIGITS);

    static final int MAX_BITS = TOO_LARGE.bitLength();

    private IntegerText() {}

    static void append(StringBuilder out, Int number) {
        if (number.isLong()) {
            out.append(number.longValue());
        } else {
            out.append(requirePrintable(number.bigValue()));
        }
    }

    static BigInteger requirePrintable(BigInteger number) {
        if (number.bitLength() >= MAX_BITS && number.abs().compareTo(TOO_LARGE) >= 0) {
            throw tooLarge();
        }
        return number;
    }

    static PythonError tooLarge() {
        return PythonError.value(
                "Exceeds the limit (4300 digits) for integer string conversion;"
                        + " use sys.set_int_max_str_digits() to increase the limit");
    }

    /// The integer of decimal digits, with an optional sign and nothing else.
    ///
    /// @param digits how many digits the text has
    static Int parse(String text, int digits) {
        if (digits <= 18) {
            return Int.of(Long.parseLong(text));
        }
        if (digits > MAX_DIGITS) {
            throw PythonError.value(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has "
                            + digits
                            + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        return Int.of(new BigInteger(text));
    }
}
