package dev.envtune.policy.reference;

/// Keeps the largest absolute difference and where it was.
final class Largest {
    private final String quantity;
    private final double tolerance;
    private double difference;
    private int row;
    private int token;

    Largest(String quantity, double tolerance) {
        this.quantity = quantity;
        this.tolerance = tolerance;
    }

    /// A difference that is no number counts as larger than any.
    void add(float got, float wanted, int inRow, int atToken) {
        double next = Math.abs((double) got - wanted);
        if (next > difference || Double.isNaN(next) && !Double.isNaN(difference)) {
            difference = next;
            row = inRow;
            token = atToken;
        }
    }

    Measure measure() {
        return new Measure(
                quantity, difference, tolerance, "row %d, token %d".formatted(row, token));
    }
}
