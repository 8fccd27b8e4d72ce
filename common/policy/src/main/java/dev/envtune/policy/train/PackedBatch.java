package dev.envtune.policy.train;

import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.Scope;
import java.util.List;

/// A micro-batch as tensors: tokens of all rows one after another for the linear layers, and how
/// attention spreads them into rows of equal length and back.
final class PackedBatch {
    private final int tokens;
    private final Argument ids;
    private final Argument positions;
    private final Argument pad;
    private final Argument pack;
    private final Argument shape;

    PackedBatch(ModelConfig config, List<Row> rows, MicroBatch batch, Scope scope) {
        int length = batch.length();
        int count = batch.rows().size();
        tokens = batch.rows().stream().mapToInt(row -> rows.get(row).length()).sum();
        var allIds = new int[tokens];
        var allPositions = new int[tokens];
        var spread = new int[count * length];
        var gathered = new int[tokens];
        int at = 0;
        for (int r = 0; r < count; r++) {
            var row = rows.get(batch.rows().get(r)).ids();
            for (int i = 0; i < row.length; i++) {
                allIds[at] = row[i];
                allPositions[at] = i;
                spread[r * length + i] = at;
                gathered[at++] = r * length + i;
            }
        }
        boolean ragged = tokens != count * length;
        ids = new Argument.One(scope.longs(allIds));
        positions = new Argument.One(scope.longs(allPositions));
        pad = new Argument.One(scope.longs(ragged ? spread : new int[0]));
        pack = new Argument.One(scope.longs(ragged ? gathered : new int[0]));
        shape =
                new Argument.One(
                        scope.longs(
                                config.heads(),
                                config.sharedHeads(),
                                config.headSize(),
                                count,
                                length));
    }

    int tokens() {
        return tokens;
    }

    Argument ids() {
        return ids;
    }

    /// (tokens)
    Argument positions() {
        return positions;
    }

    Argument pad() {
        return pad;
    }

    Argument pack() {
        return pack;
    }

    Argument shape() {
        return shape;
    }
}
