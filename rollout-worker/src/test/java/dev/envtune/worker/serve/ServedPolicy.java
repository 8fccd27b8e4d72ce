package dev.envtune.worker.serve;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.torch.DType;
import dev.envtune.worker.bootstrap.BundledPolicy;
import dev.envtune.worker.completion.PolicyEngine;
import org.jspecify.annotations.Nullable;

/// The bundled policy on a free port, with few places.
record ServedPolicy(PolicyEngine engine, PolicyServer server) implements AutoCloseable {
    static final String MODEL = "starter";
    static final String KEY = "secret";
    static final int SEQUENCES = 16;
    static final int WAITING = 32;

    static ServedPolicy start() {
        var folder = PolicyFolder.open(BundledPolicy.folder());
        var engine = PolicyEngine.open(folder, DType.F32, SEQUENCES, WAITING, null);
        return new ServedPolicy(engine, PolicyServer.start(settings("127.0.0.1", KEY), engine));
    }

    static ServeSettings settings(String host, @Nullable String key) {
        return new ServeSettings(host, 0, MODEL, key, false, SEQUENCES + WAITING + 8);
    }

    /// As clients take it.
    String url() {
        return server.address() + "/v1";
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
