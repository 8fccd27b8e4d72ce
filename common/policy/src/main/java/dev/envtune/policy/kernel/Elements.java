package dev.envtune.policy.kernel;

/// How numbers are held, and the inner loops over them; sums are float32 always. Weights lie in panels of
/// [Lanes#PAIR] columns, see [#weight]; keys in blocks of as many positions, values position by position: in
/// these a pair of vectors lies together, see [#place].
///
/// @param <A> the array type
interface Elements<A> {
    Elements<float[]> F32 = new FloatElements();
    Elements<short[]> BF16 = new HalfElements(PairProducts.here());

    A allocate(int count);

    float get(A array, int index);

    void set(A array, int index, float value);

    /// Bytes of a number.
    int bytes();

    /// Where the number of a lane stands in its pair of vectors.
    ///
    /// @param lane 0 to [Lanes#PAIR], excluded
    int place(int lane);

    /// Where a weight stands in its panel.
    ///
    /// @param k dimension
    /// @param lane column of the panel
    int weight(int k, int lane);

    /// Whether rows are multiplied as pairs of bfloat16 numbers.
    boolean pairsRows();

    /// Puts numbers into every `step`-th place.
    void scatter(A to, int at, int step, float[] from, int fromAt, int count);

    /// Puts numbers into pairs of vectors, one after another.
    void put(A to, int at, float[] from, int fromAt, int count);

    /// The products of eight rows with a panel.
    ///
    /// @param panel from `at` on
    /// @param depth even
    /// @param row the first of the eight
    /// @param tile receives a pair for each row
    void products(A panel, int at, int depth, Octets rows, int row, float[] tile);

    /// The products of the first of eight rows with a panel: the same bits.
    void product(A panel, int at, int depth, Octets rows, int row, float[] tile);

    /// The scaled products of a query with the keys of a block.
    ///
    /// @param keys `size` pairs from `at` on, one for each dimension
    /// @param query (size) from `queryAt` on
    /// @param scores receives [Lanes#PAIR] numbers from `to` on
    void scores(
            A keys,
            int at,
            int size,
            float[] query,
            int queryAt,
            float scale,
            float[] scores,
            int to);

    /// The same of four queries: the same bits.
    ///
    /// @param queries for each dimension the numbers of four queries, from `queriesAt` on
    /// @param to where the first query's scores begin; the others' begin `stride` later each
    void scores(
            A keys,
            int at,
            int size,
            float[] queries,
            int queriesAt,
            float scale,
            float[] scores,
            int to,
            int stride);

    /// Adds values weighted by probabilities.
    ///
    /// @param values a row of `stride` numbers for each position, from `at` on; the pair at `dimension` is meant
    /// @param probabilities of `count` positions, from `from` on
    /// @param sums receives a pair at `to`
    void mix(
            A values,
            int at,
            int stride,
            float[] probabilities,
            int from,
            int count,
            float[] sums,
            int to);

    /// The same of four queries over a whole block: the same bits.
    ///
    /// @param from of the first query; the others' probabilities begin `fromStride` later each
    /// @param to of the first query; the others' sums begin `sumStride` later each
    void mix(
            A values,
            int at,
            int stride,
            float[] probabilities,
            int from,
            int fromStride,
            float[] sums,
            int to,
            int sumStride);
}
