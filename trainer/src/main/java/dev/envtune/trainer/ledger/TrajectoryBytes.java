package dev.envtune.trainer.ledger;

import dev.envtune.contract.Trajectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Trajectories as gzipped JSON.
final class TrajectoryBytes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TrajectoryBytes() {}

    static byte[] write(Trajectory trajectory) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(JSON.writeValueAsBytes(trajectory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @param checksum that the token ids must have
    static Trajectory read(byte[] bytes, String checksum) {
        Trajectory trajectory;
        try (var zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            trajectory = JSON.readValue(zipped.readAllBytes(), Trajectory.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!trajectory.checksum().equals(checksum)) {
            throw new LedgerException(
                    "the token ids of session %s are not those that were stored"
                            .formatted(trajectory.session()));
        }
        return trajectory;
    }
}
