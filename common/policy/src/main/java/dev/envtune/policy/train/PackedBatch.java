package dev.envtune.policy.train;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A micro-batch as tensors: its different tokens one after another for the linear layers, and how
/// attention finds the tokens of each row among them.
///
/// @param ids (tokens)
/// @param positions (tokens)
/// @param pad for padded rows (rows * length), the token at each position, or nothing where it would
///     be the identity; row by row, the tokens of each row that has some of its own
/// @param pack for padded rows (tokens), where each token is among them, or nothing; row by row
///     (2 * rows), how many tokens of its own each row has, then how many in all
/// @param shape heads, key/value heads, head size, rows, length (0: row by row)
record PackedBatch(Argument ids, Argument positions, Argument pad, Argument pack, Argument shape) {
    static PackedBatch of(ModelConfig config, List<Row> rows, MicroBatch batch, Scope scope) {
        var ids = new int[batch.tokens()];
        var positions = new int[batch.tokens()];
        for (int r = 0; r < batch.rows().size(); r++) {
            var row = rows.get(batch.rows().get(r)).ids();
            var places = batch.places().get(r);
            for (int i = 0; i < row.length; i++) {
                ids[places[i]] = row[i];
                positions[places[i]] = i;
            }
        }
        var spread = batch.length() == 0 ? rowByRow(batch) : padded(batch);
        return new PackedBatch(
                one(scope, ids),
                one(scope, positions),
                one(scope, spread.pad),
                one(scope, spread.pack),
                one(
                        scope,
                        config.heads(),
                        config.sharedHeads(),
                        config.headSize(),
                        spread.rows,
                        batch.length()));
    }

    private record Spread(int[] pad, int[] pack, int rows) {}

    private static Spread padded(MicroBatch batch) {
        int length = batch.length();
        int count = batch.rows().size();
        if (batch.tokens() == count * length) {
            return new Spread(new int[0], new int[0], count);
        }
        var pad = new int[count * length];
        var pack = new int[batch.tokens()];
        for (int r = 0; r < count; r++) {
            var places = batch.places().get(r);
            for (int i = 0; i < places.length; i++) {
                pad[r * length + i] = places[i];
                pack[places[i]] = r * length + i;
            }
        }
        return new Spread(pad, pack, count);
    }

    private static Spread rowByRow(MicroBatch batch) {
        var rows = new ArrayList<int[]>();
        var own = IntStream.builder();
        int seen = 0;
        for (var places : batch.places()) {
            int end = places[places.length - 1] + 1;
            if (end > seen) {
                rows.add(places);
                own.add(end - seen);
                seen = end;
            }
        }
        var pad = rows.stream().flatMapToInt(Arrays::stream).toArray();
        var all = rows.stream().mapToInt(places -> places.length);
        return new Spread(pad, IntStream.concat(own.build(), all).toArray(), rows.size());
    }

    private static Argument one(Scope scope, int... numbers) {
        return new Argument.One(scope.longs(numbers));
    }
}
