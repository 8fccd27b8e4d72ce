package dev.envtune.env.task;

import dev.envtune.env.sandbox.LongContext;

/// The bundled suite: 48 scenarios over all eight domains, each as four variants, in the official
/// format and our own wording. Written to be learnt by a very small policy.
public final class StarterSuite {
    private static final SuiteFiles FILES = new ResourceFiles("/starter/");

    private StarterSuite() {}

    public static Suite load() {
        return SuiteReader.read(FILES, Layout.STARTER, BundledDocuments.bundled());
    }

    static LongContext longContext() {
        return LongContextConstants.read(FILES);
    }
}
