package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are CPython 3.11's, recorded.
class PowerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2    | 10    | 1024
                    -2   | 3     | -8
                    0    | 0     | 1
                    10   | 20    | 100000000000000000000
                    2    | -2    | 0.25
                    -2   | -3    | -0.125
                    2.0  | 0.5   | 1.4142135623730951
                    1.05 | 10    | 1.628894626777442
                    0.1  | 3     | 0.0010000000000000002
                    9    | 0.5   | 3.0
                    10   | 1.5   | 31.622776601683793
                    10   | -3.25 | 0.0005623413251903491
                    20   | -3.25 | 5.910885056269849e-05
                    1.5  | -3.7  | 0.22308087613962574
                    100  | 0.1   | 1.5848931924611136
                    1e200 | 1.5  | 9.999999999999999e+299
                    -2.0 | 3     | -8.0
                    6.0  | 0.0   | 1.0
                    5e-324 | 0.5 | 2.2227587494850775e-162
                    2.0  | -1074 | 5e-324
                    2.0  | -1080 | 0.0
                    NaN  | 0     | 1.0
                    1    | Infinity | 1.0
                    -1.0 | Infinity | 1.0
                    0.5  | Infinity | 0.0
                    -8   | 0.3333333333333333 | (1.0000000000000002+1.7320508075688772j)
                    -1   | 0.5   | (6.123233995736766e-17+1j)
                    """)
    void power_pairs_giveWhatPythonGives(String base, String exponent, String expected) {
        var result = Operators.power(JsonValues.parse(base), JsonValues.parse(exponent));
        assertThat(TextForms.repr(result)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0     | -1   | 0.0 cannot be raised to a negative power
                    0.0   | -0.5 | 0.0 cannot be raised to a negative power
                    10.0  | 400  | (34, 'Numerical result out of range')
                    1e300 | 1.5  | (34, 'Numerical result out of range')
                    -1e300 | 1.5 | complex exponentiation
                    """)
    void power_outOfRange_raises(String base, String exponent, String text) {
        assertThatExceptionOfType(PythonError.class)
                .isThrownBy(
                        () -> Operators.power(JsonValues.parse(base), JsonValues.parse(exponent)))
                .withMessage(text);
    }

    @Test
    void realPower_integralExponents_roundsTheExactPowerOnce() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double base =
                    random.nextInt(3) == 0 ? random.nextInt(1, 1000) : random.nextDouble(0, 40);
            int exponent = random.nextInt(1, 40);
            double exact = new BigDecimal(base).pow(exponent).doubleValue();
            assertThat(RealPower.of(base, exponent))
                    .as("%s ** %s", base, exponent)
                    .isEqualTo(exact);
        }
    }

    @Test
    void realPower_inverseOfRoots_staysWithinAUnitInTheLastPlace() {
        var random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            double x = random.nextDouble() * Math.pow(10, random.nextInt(-300, 300));
            assertThat(RealPower.of(x, 0.5)).isEqualTo(Math.sqrt(x));
            double root = new BigDecimal(x).sqrt(MathContext.DECIMAL128).doubleValue();
            assertThat(RealPower.of(x, 0.5)).isCloseTo(root, within(Math.ulp(root)));
        }
    }
}
