package dev.envtune.env.sandbox.python;

/// Python's `repr` of a float: the shortest digits that read back as the same double; positional
/// from 1e-4 to below 1e16, else with an exponent of at least two digits (spec/bfcl-protocol.md 6.1).
final class FloatText {
    private FloatText() {}

    static void append(StringBuilder out, double number) {
        double size = Math.abs(number);
        if (size >= 1e-3 && size < 1e7 || size == 0) {
            out.append(number); // Java writes these as Python does
        } else if (size < 0x1p53 && number == Math.rint(number)) {
            out.append((long) number).append(".0");
        } else if (Double.isFinite(number)) {
            if (number < 0) {
                out.append('-');
            }
            reformat(out, size);
        } else {
            out.append(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
        }
    }

    /// From Java's `d.dddE±n`.
    private static void reformat(StringBuilder out, double size) {
        String java = Double.toString(size);
        int e = java.indexOf('E');
        int exponent = Integer.parseInt(java, e + 1, java.length(), 10);
        String digits =
                java.charAt(0) + (e == 3 && java.charAt(2) == '0' ? "" : java.substring(2, e));
        if (digits.length() == 2 && size < 1e-320) {
            int rounded = (Integer.parseInt(digits) + 5) / 10;
            if (Double.parseDouble(rounded + "E" + exponent) == size) {
                digits = rounded < 10 ? Integer.toString(rounded) : "1"; // Java writes two at least
                exponent += rounded < 10 ? 0 : 1;
            }
        }
        if (exponent >= 16 || exponent < -4) {
            scientific(out, digits, exponent);
        } else if (exponent < 0) {
            out.append("0.").repeat('0', -exponent - 1).append(digits);
        } else {
            int whole = exponent + 1;
            if (digits.length() <= whole) {
                out.append(digits).repeat('0', whole - digits.length()).append(".0");
            } else {
                out.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
            }
        }
    }

    private static void scientific(StringBuilder out, String digits, int exponent) {
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append(exponent < 0 ? "e-" : "e+");
        int size = Math.abs(exponent);
        if (size < 10) {
            out.append('0');
        }
        out.append(size);
    }
}
